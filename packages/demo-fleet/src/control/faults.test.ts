import { createBook } from '../testUtils/createBook';
import { createDefinition } from '../testUtils/createDefinition';
import { createTestClock } from '../testUtils/createTestClock';
import { send } from '../testUtils/send';
import { RunningFleet, startDemoFleet } from '../fleet/startDemoFleet';

const agent = 'quality-guardian';
let running: RunningFleet;
let control: string;

beforeEach(async () => {
  running = await startDemoFleet({
    instances: [
      createDefinition({ environment: 'staging', stage: 'staging' }),
      createDefinition(),
      createDefinition({ agent: 'orchestrator' }),
    ],
    controlPort: 0,
    load: false,
    profiles: createBook([agent, 'orchestrator']),
    clock: createTestClock(),
  });
  control = running.controlUrl;
});
afterEach(async () => running.stop());

function production() {
  return running.fleet.status({ agent, environment: 'production' })[0];
}

const setFaults = (
  faults: object | string,
  query = '?environment=production',
) => send('PUT', `${control}/agents/${agent}/faults${query}`, faults);
const clearFaults = () => send('DELETE', `${control}/agents/${agent}/faults`);
const invoke = () => send('POST', `${production().url}/invoke`, {});
const health = (timeoutMs?: number) =>
  send('GET', `${production().url}/health`, undefined, { timeoutMs });

describe('faults', () => {
  const recovery = async () => {
    await clearFaults();
    return [(await health()).status, (await invoke()).status];
  };
  const recovered = [200, 200];

  it('errors: tasks fail, and the agent says so itself', async () => {
    await setFaults({ errors: 1 });
    for (let index = 0; index < 12; index++) {
      const answer = await invoke();
      expect(answer.status).toBe(500);
      expect(answer.json).toMatchObject({
        outcome: 'failed',
        error: { type: 'fault_injected' },
      });
    }
    const agents = await send('GET', `${production().url}/health/agents`);
    expect(agents.status).toBe(503);
    expect(agents.json).toMatchObject({
      status: 'fail',
      output: '1.4.0: 100 % of 12 requests failed in the last minute',
    });
    const { text } = await send('GET', `${production().url}/metrics`);
    expect(text).toMatch(
      /duration_seconds_count\{.*error_type="fault_injected"\} 12$/m,
    );
    expect(text).toMatch(/agent_tasks_total\{.*outcome="failed"\} 12$/m);
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('latency: tasks take longer', async () => {
    const seconds = async () =>
      ((await invoke()).json as { durationSeconds: number }).durationSeconds;
    const usual = await seconds();
    await setFaults({ latency: { factor: 3, addMs: 500 } });
    const slow = await seconds();
    expect(usual).toBeGreaterThan(0.99);
    expect(usual).toBeLessThan(1.2);
    expect(slow).toBeGreaterThan(3.49);
    expect(slow).toBeLessThan(3.7);
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('hang: nothing is answered, and who waits is freed by clearing', async () => {
    await setFaults({ hang: true });
    await expect(health(200)).rejects.toThrow(/timeout/);
    const waiting = health().catch((error: Error) => error.message);
    await expect(health(200)).rejects.toThrow(/timeout/);
    await clearFaults();
    await expect(waiting).resolves.toMatch(/other side closed/);
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('down: connections are refused', async () => {
    await setFaults({ down: true });
    await expect(health()).rejects.toThrow(/ECONNREFUSED/);
    expect(production()).toMatchObject({
      listening: false,
      faults: { down: true },
    });
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('dependencies: the health document and the tasks show it', async () => {
    await setFaults({ dependencies: ['event-bus', 'agent-database'] });
    const answer = await send('GET', `${production().url}/health/dependencies`);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('event-bus cannot be reached');
    expect((await invoke()).json).toMatchObject({
      error: { type: 'dependency_unavailable' },
    });
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('health garbage: a web page instead of a document', async () => {
    await setFaults({ health: 'garbage' });
    const answer = await health();
    expect(answer.headers['content-type']).toBe('text/html');
    expect((await invoke()).status).toBe(200);
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('health redirect: to a forbidden place', async () => {
    await setFaults({ health: 'redirect' });
    const answer = await health();
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toContain('169.254.169.254');
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('health cut-body: the connection ends in the middle', async () => {
    await setFaults({ health: 'cut-body' });
    await expect(health()).rejects.toThrow(
      /Response body length does not match/,
    );
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it.each(['slow-body', 'hang'])('health %s: no end', async fault => {
    await setFaults({ health: fault });
    await expect(health(200)).rejects.toThrow(/timeout/);
    expect((await invoke()).status).toBe(200);
    await expect(recovery()).resolves.toEqual(recovered);
  });

  it('concern the named environment, or all of them', async () => {
    await setFaults({ errors: 0.2 }, '?environment=resource:default/staging');
    expect(production().faults).toEqual({});
    await setFaults({ errors: 0.3 }, '');
    expect(
      running.fleet.status({ agent }).map(({ faults }) => faults.errors),
    ).toEqual([0.3, 0.3]);
    expect(running.fleet.status({ agent: 'orchestrator' })[0].faults).toEqual(
      {},
    );
  });
});

describe('a shared dependency', () => {
  const path = () => `${control}/dependencies/event-bus/faults`;
  const dependencies = () =>
    running.fleet
      .status()
      .map(({ agent: name, environment, faults }) => [
        `${name} ${environment}`,
        faults.dependencies ?? [],
      ]);

  it('goes down for every agent that depends on it, and up again, beside other faults', async () => {
    await setFaults({ errors: 0.5, dependencies: ['agent-database'] });
    const down = await send('PUT', path(), { down: true });
    expect(down.status).toBe(200);
    expect(Object.fromEntries(dependencies())).toEqual({
      [`${agent} production`]: ['agent-database', 'event-bus'],
      [`${agent} staging`]: ['event-bus'],
      'orchestrator production': ['event-bus'],
    });
    const document = await send(
      'GET',
      `${production().url}/health/dependencies`,
    );
    expect(document.json).toMatchObject({
      status: 'fail',
      checks: {
        'event-bus:response-time': [
          { componentId: 'event-bus', status: 'fail' },
        ],
      },
    });
    await send('DELETE', path());
    expect(production().faults).toEqual({
      errors: 0.5,
      dependencies: ['agent-database'],
    });
    expect(Object.fromEntries(dependencies())).toMatchObject({
      'orchestrator production': [],
    });
  });

  it('goes down in one environment if asked', async () => {
    await send('PUT', `${path()}?environment=staging`, { down: true });
    expect(Object.fromEntries(dependencies())).toEqual({
      [`${agent} production`]: [],
      [`${agent} staging`]: ['event-bus'],
      'orchestrator production': [],
    });
  });

  it.each([
    ['event-buss', {}, 404, /did you mean event-bus/],
    ['event-bus', { down: 'yes' }, 400, /down/],
    ['event-bus', {}, 400, /down/],
  ])('refuses what cannot be: %s %j', async (name, body, status, message) => {
    const url = `${control}/dependencies/${name}/faults`;
    const answer = await send(
      'PUT',
      url,
      name === 'event-bus' ? body : { down: true },
    );
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.json)).toMatch(message);
  });

  it('is not down where nobody depends on it', async () => {
    const answer = await send('PUT', `${path()}?environment=moon`, {
      down: true,
    });
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.json)).toMatch(
      /some do in production, staging/,
    );
  });
});
