import { RunningFleet, startDemoFleet } from '../fleet/startDemoFleet';
import { createBook } from '../testUtils/createBook';
import { createDefinition } from '../testUtils/createDefinition';
import { createTestClock } from '../testUtils/createTestClock';
import { send } from '../testUtils/send';

const agent = 'quality-guardian';
let running: RunningFleet;

beforeEach(async () => {
  running = await startDemoFleet({
    instances: [
      createDefinition({ environment: 'staging', stage: 'staging' }),
      createDefinition(),
    ],
    controlPort: 0,
    load: false,
    profiles: createBook([agent]),
    clock: createTestClock(),
  });
  await running.fleet.changeRelease(
    { agent },
    { candidate: { version: '1.5.0', errors: 0.1 }, weight: 0 },
  );
});
afterEach(async () => running.stop());

const releaseIn = (environment: string) =>
  running.fleet.status({ agent, environment })[0].release;

function command(
  method: 'PUT' | 'POST',
  action: string,
  body: object,
  headers: Record<string, string> = {},
) {
  return send(
    method,
    `${running.controlUrl}/agents/${agent}/${action}?environment=production`,
    body,
    { headers },
  );
}

function split(weight: number, headers: Record<string, string> = {}) {
  return command('PUT', 'release', { version: '1.5.0', weight }, headers);
}

function releaseOf(answer: { json?: unknown }) {
  return (answer.json as { instances: Array<{ release: object }> }).instances[0]
    .release;
}

describe('commands', () => {
  it('keeps the faults of the candidate that it gives a weight', async () => {
    await split(5);
    expect(releaseIn('production')).toMatchObject({
      candidate: { version: '1.5.0', errors: 0.1 },
      weight: 5,
    });
  });

  it('carries a command out once, and answers the same every time', async () => {
    const headers = { 'idempotency-key': 'one:1' };
    const first = await split(5, headers);
    await split(50);
    const again = await split(5, headers);
    expect(again.status).toBe(200);
    expect(releaseOf(again)).toEqual(releaseOf(first));
    expect(releaseIn('production').weight).toBe(50);
  });

  it('refuses a key that another request has', async () => {
    await split(5, { 'idempotency-key': 'one:1' });
    const answer = await split(6, { 'idempotency-key': 'one:1' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('was used for another request');
    expect(releaseIn('production').weight).toBe(5);
  });

  it('refuses a token that was overtaken, and says how far it is', async () => {
    await split(5, { 'idempotency-key': 'one:2', 'fencing-token': '2' });
    const late = await split(50, {
      'idempotency-key': 'one:1',
      'fencing-token': '1',
    });
    expect(late.status).toBe(409);
    expect(late.json).toEqual({
      error: {
        name: 'FenceError',
        message: 'Fencing-Token: 1 is lower than 2, which was accepted before',
      },
    });
    expect(releaseIn('production').weight).toBe(5);
    const [shown] = running.fleet.status({ agent, environment: 'production' });
    expect(shown.fence).toBe(2);
  });

  it('lets people change what they want, without a token', async () => {
    await split(5, { 'fencing-token': '2' });
    expect((await split(7)).status).toBe(200);
    expect(releaseIn('production').weight).toBe(7);
  });

  it('does not count a command that fails', async () => {
    const headers = { 'idempotency-key': 'one:1', 'fencing-token': '9' };
    const body = { version: '9.9.9', weight: 5 };
    const failed = await command('PUT', 'release', body, headers);
    expect(failed.status).toBe(409);
    expect((await split(5, { 'fencing-token': '1' })).status).toBe(200);
  });

  it.each([
    [{ 'fencing-token': 'x' }, /fence: /],
    [{ 'fencing-token': '-1' }, /fence: .*got \\"-1\\"/],
    [{ 'idempotency-key': 'a b' }, /key: must be 1 to 200/],
  ])('answers 400 to %j', async (headers, message) => {
    const answer = await split(5, headers);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(message);
  });
});

describe('a request for one release', () => {
  it('is led to it while it is in service, whatever the weight', async () => {
    const [{ url }] = running.fleet.status({
      agent,
      environment: 'production',
    });
    const served = async (version: string) =>
      (
        await send(
          'POST',
          `${url}/invoke`,
          {},
          { headers: { 'x-agent-release': version } },
        )
      ).headers['x-agent-release'];
    expect(await served('1.5.0')).toBe('1.5.0');
    await split(100);
    expect(await served('1.4.0')).toBe('1.4.0');
    expect(await served('9.9.9')).toBe('1.5.0');
  });
});

describe('going back', () => {
  it('restores what was stable before a promotion', async () => {
    await command('POST', 'promote', { version: '1.5.0' });
    expect(releaseIn('production').former).toEqual({ version: '1.4.0' });
    const answer = await command('POST', 'restore', { version: '1.4.0' });
    expect(answer.status).toBe(200);
    expect(releaseIn('production')).toEqual({
      stable: { version: '1.4.0' },
      candidate: { version: '1.5.0', errors: 0.1 },
      weight: 0,
    });
  });

  it('makes the former release that of another environment, once', async () => {
    await command('POST', 'promote', { version: '1.5.0' });
    const headers = { 'idempotency-key': 'one:3', 'fencing-token': '3' };
    for (let index = 0; index < 2; index++) {
      const answer = await command(
        'POST',
        'demote',
        { to: 'resource:default/staging', version: '1.4.0' },
        headers,
      );
      expect(answer.status).toBe(200);
    }
    expect(releaseIn('production')).toEqual({
      stable: { version: '1.5.0', errors: 0.1 },
      weight: 0,
    });
    expect(releaseIn('staging').stable).toEqual({ version: '1.4.0' });
  });

  it.each([
    ['restore', {}, 409, /no former release|candidate/],
    ['demote', { to: 'staging' }, 409, /no former release to demote/],
    ['demote', { to: 'production' }, 400, /name another environment/],
    ['demote', { to: 'moon' }, 404, /no instance in moon/],
    ['demote', {}, 400, /to: /],
  ])('refuses %s with %j', async (action, body, status, message) => {
    await running.fleet.dropCandidate({ agent });
    const answer = await command('POST', action, body);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(message);
  });
});
