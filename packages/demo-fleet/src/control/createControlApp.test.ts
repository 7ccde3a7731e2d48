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
const invoke = () => send('POST', `${production().url}/invoke`, {});

describe('releases', () => {
  const path = () => `${control}/agents/${agent}`;
  const change = (body: object | string, query = '') =>
    send('PUT', `${path()}/release${query}`, body);

  it('splits the requests, and shows how it did', async () => {
    await change({ candidate: { version: '1.5.0', errors: 1 }, weight: 50 });
    const seen = { '1.4.0': 0, '1.5.0': 0 };
    for (let index = 0; index < 40; index++) {
      const { headers, status } = await invoke();
      const version = headers['x-agent-release'] as keyof typeof seen;
      seen[version] += 1;
      expect(status).toBe(version === '1.5.0' ? 500 : 200);
    }
    const answer = await send(
      'GET',
      `${path()}/traffic?environment=production`,
    );
    const [traffic] = (
      answer.json as {
        instances: Array<{
          total: Array<{ version: keyof typeof seen; requests: number }>;
        }>;
      }
    ).instances;
    expect(seen['1.5.0']).toBeGreaterThan(8);
    expect(seen['1.4.0']).toBeGreaterThan(8);
    for (const { version, requests } of traffic.total) {
      expect(requests).toBe(seen[version]);
    }
  });

  it('goes where the agent is furthest unless told otherwise', async () => {
    await change({ candidate: { version: '1.5.0' }, weight: 5 });
    const [staging, live] = running.fleet.status({ agent });
    expect(staging.release.candidate).toBeUndefined();
    expect(live.release).toMatchObject({
      candidate: { version: '1.5.0' },
      weight: 5,
    });
  });

  it('promotes where there is a candidate, as often as it is asked', async () => {
    await change({ candidate: { version: '1.5.0' }, weight: 5 });
    for (let index = 0; index < 2; index++) {
      const answer = await send('POST', `${path()}/promote`, {
        version: '1.5.0',
      });
      expect(answer.status).toBe(200);
    }
    expect(production().release).toEqual({
      stable: { version: '1.5.0' },
      former: { version: '1.4.0' },
      weight: 0,
    });
    expect((await invoke()).headers['x-agent-release']).toBe('1.5.0');
    expect((await send('POST', `${path()}/promote`)).status).toBe(409);
  });

  it('drops the candidate', async () => {
    await change({ candidate: { version: '1.5.0' }, weight: 100 });
    expect((await invoke()).headers['x-agent-release']).toBe('1.5.0');
    await send('DELETE', `${path()}/release`);
    expect((await invoke()).headers['x-agent-release']).toBe('1.4.0');
  });

  it('refuses a weight without a candidate', async () => {
    const answer = await change({ weight: 5 });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('no candidate');
  });
});

describe('bad input', () => {
  it.each([
    [{ errors: 1.5 }, /errors: .*got 1\.5/],
    [{ errors: '20%' }, /errors: .*got \\"20%\\"/],
    [{ latency: { factor: 0 } }, /latency\.factor: .*got 0/],
    [{ health: 'nonsense' }, /health: .*got \\"nonsense\\"/],
    [{ erors: 0.1 }, /unknown field erors/],
    [{ dependencies: ['redis'] }, /dependencies: .*does not depend on redis/],
    ['[]', /body: .*got \[\]/],
    ['{', /JSON/],
  ])('answers 400 and names the field: %j', async (faults, message) => {
    const answer = await setFaults(faults);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(message);
    expect(production().faults).toEqual({});
  });

  it.each([
    [{ candidate: { version: '../1' }, weight: 5 }, /candidate\.version: /],
    [{ candidate: { version: '1.5.0' }, weight: 101 }, /weight: .*got 101/],
    [{ candidate: { version: '1.5.0' } }, /weight: .*got nothing/],
    [
      { candidate: { version: '1.4.0' }, weight: 5 },
      /candidate\.version: 1\.4/,
    ],
  ])('answers 400 to the release %j', async (body, message) => {
    const url = `${control}/agents/${agent}/release`;
    const answer = await send('PUT', url, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(message);
  });

  it('answers 404 with near names to an unknown agent', async () => {
    const answer = await send('GET', `${control}/agents/quality-gardian`);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('did you mean quality-guardian?');
    const far = await send('GET', `${control}/agents/zzz`);
    expect(far.text).toContain('there are orchestrator, quality-guardian');
  });

  it('answers 404 with the known ones to an unknown environment', async () => {
    const answer = await setFaults({ errors: 0.1 }, '?environment=moon');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('it has staging, production');
  });

  it('answers 400 to an unknown query parameter', async () => {
    const answer = await setFaults({ errors: 0.1 }, '?enviroment=staging');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('unknown field enviroment');
  });

  it('refuses requests that a web page sends', async () => {
    const url = `${control}/agents/${agent}/promote`;
    const answer = await send('POST', url, '', {
      headers: { origin: 'https://example.com' },
    });
    expect(answer.status).toBe(403);
  });
});
