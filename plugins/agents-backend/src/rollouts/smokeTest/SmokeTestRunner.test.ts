import type { AgentSmokeTest } from '@agent-portal/plugin-agents-common';
import type { RequestListener } from 'node:http';
import {
  behaviours,
  startServer,
  stopServers,
} from '../../http/__testUtils__/hostileServer';
import { DefaultGuardedHttpClient, ProbeAllowList } from '../../http';
import { createTarget } from '../../__testUtils__/factories';
import {
  givenPolicy,
  givenRollout,
  START,
} from '../__testUtils__/givenRollout';
import { SmokeTestRunner } from './SmokeTestRunner';

jest.setTimeout(30_000);

const rollout = givenRollout({
  state: 'progressing',
  candidate: '1.5.0',
  policy: givenPolicy({ steps: [{ type: 'smoke-test' }] }),
});

async function createWorld(
  listener: RequestListener,
  options: { smokeTest?: AgentSmokeTest; allow?: string[] } = {},
) {
  const server = await startServer(listener);
  const clock = { now: START + 1_000 };
  const runner = SmokeTestRunner.create({
    http: DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(options.allow ?? ['127.0.0.1']),
    }),
    now: () => clock.now,
    timeoutMs: 1_000,
    patienceMs: 5_000,
    pauseMs: 1,
  });
  const instance = createTarget({
    url: server.url,
    rollout: {
      driver: 'demo-fleet',
      settings: {},
      smokeTest: options.smokeTest,
    },
  });
  return {
    server,
    clock,
    runner,
    instance,
    observe: async (change: Partial<typeof rollout> = {}) =>
      (
        await runner.observe(
          [{ rollout: { ...rollout, ...change }, instance }],
          {},
        )
      )[0],
  };
}

const healthyAs =
  (releaseId?: string): RequestListener =>
  (_, response) =>
    response.end(JSON.stringify({ status: 'pass', releaseId }));
const healthy = healthyAs('1.5.0');
const answerTo =
  (path: string, listener: RequestListener): RequestListener =>
  (request, response) =>
    request.url === path
      ? listener(request, response)
      : healthy(request, response);

describe('SmokeTestRunner', () => {
  afterEach(stopServers);

  it('asks for the health of the instance once for each step', async () => {
    const world = await createWorld(healthy);
    const result = await world.observe();
    expect(result).toEqual({
      at: new Date(START + 1_000).toISOString(),
      outcome: 'pass',
      checks: [
        ...['/health', '/health/agents', '/health/dependencies'].map(path => ({
          title: `GET ${path}`,
          outcome: 'pass',
          text: 'answers 200 with pass',
        })),
        { title: 'Release', outcome: 'pass', text: '1.5.0 answers' },
      ],
    });
    world.clock.now += 60_000;
    expect(await world.observe()).toEqual(result);
    expect(world.server.paths).toHaveLength(3);
    await world.observe({ stepSince: START + 60_000 });
    expect(world.server.paths).toHaveLength(6);
  });

  it('tests nothing that has no smoke-test step now, or no instance', async () => {
    const world = await createWorld(healthy);
    expect(await world.observe({ state: 'paused' })).toBeUndefined();
    expect(await world.observe({ step: 1 })).toBeUndefined();
    expect(await world.runner.observe([{ rollout }], {})).toEqual([undefined]);
    expect(world.server.paths).toEqual([]);
  });

  it('sends the declared request, for the candidate', async () => {
    let seen: object = {};
    const world = await createWorld(
      answerTo('/invoke', (request, response) => {
        const { method, headers } = request;
        seen = { method, headers };
        response.end('{}');
      }),
      { smokeTest: { path: '/invoke', method: 'POST', body: '{"a":1}' } },
    );
    expect(await world.observe()).toMatchObject({ outcome: 'pass' });
    expect(seen).toMatchObject({
      method: 'POST',
      headers: {
        'x-agent-release': '1.5.0',
        'content-type': 'application/json',
        'content-length': '7',
      },
    });
  });

  it('passes a declared request that works when it is tried again, and says so', async () => {
    let count = 0;
    const world = await createWorld(
      answerTo('/try', (_, response) => {
        count++;
        response.writeHead(count < 3 ? 500 : 200).end();
      }),
      { smokeTest: { path: '/try', method: 'GET' } },
    );
    const result = await world.observe();
    expect(result?.outcome).toBe('pass');
    expect(result?.checks.at(-2)).toEqual({
      title: 'GET /try',
      outcome: 'pass',
      text: 'answers 200 when it is tried 3 times',
    });
  });

  it.each<[string, RequestListener, AgentSmokeTest | undefined, string]>([
    [
      'the declared request has another status',
      answerTo('/try', (_, response) => response.writeHead(500).end('broken')),
      { path: '/try', method: 'GET', expectStatus: 204 },
      'answers 500 instead of 204, 3 times: broken',
    ],
    [
      'a health document says fail',
      answerTo('/health/agents', (_, response) =>
        response.end('{"status":"fail"}'),
      ),
      undefined,
      'answers 200 with fail',
    ],
    [
      'a health path hangs',
      answerTo('/health', behaviours.hang),
      undefined,
      'did not answer within 1 s',
    ],
  ])('fails when %s', async (_, listener, smokeTest, text) => {
    const world = await createWorld(listener, { smokeTest });
    const result = await world.observe();
    expect(result?.outcome).toBe('fail');
    expect(result?.checks.map(one => one.text).join()).toContain(text);
  });

  it.each<[string, RequestListener, string]>([
    [
      'the stable release answers',
      healthyAs('1.4.0'),
      '1.4.0 answers, not 1.5.0: let whatever routes the requests heed the header x-agent-release',
    ],
    [
      'no answer says which release it is',
      healthyAs(),
      'no answer says which release it comes from: let the health document name it as releaseId',
    ],
    [
      'the declared request is answered by the stable release',
      answerTo('/try', (_, response) =>
        response.writeHead(500).end('{"release":"1.4.0"}'),
      ),
      '1.4.0 answers, not 1.5.0: let whatever routes the requests heed the header x-agent-release',
    ],
  ])('knows nothing of the candidate when %s', async (_, listener, text) => {
    const world = await createWorld(listener, {
      smokeTest: { path: '/try', method: 'GET' },
    });
    const result = await world.observe();
    expect(result?.outcome).toBe('unknown');
    expect(result?.checks.at(-1)).toEqual({
      title: 'Release',
      outcome: 'unknown',
      text,
    });
  });

  it('does not know what it may not ask, and tries again later', async () => {
    const world = await createWorld(healthy, { allow: [] });
    const first = await world.observe();
    expect(first).toMatchObject({ outcome: 'unknown' });
    expect(first?.checks[0].text).toContain('is not on the allow-list');
    world.clock.now += 29_000;
    expect(await world.observe()).toBe(first);
    world.clock.now += 1_000;
    expect(await world.observe()).not.toBe(first);
  });

  it('does not hold up other rollouts for a test that takes long', async () => {
    const server = await startServer(behaviours.hang);
    const runner = SmokeTestRunner.create({
      http: DefaultGuardedHttpClient.create({
        allowList: ProbeAllowList.fromEntries(['127.0.0.1']),
      }),
      now: () => START,
      timeoutMs: 1_500,
      patienceMs: 50,
    });
    const instance = createTarget({ url: server.url });
    const observe = async () => runner.observe([{ rollout, instance }], {});
    expect(await observe()).toEqual([undefined]);
    let result: unknown;
    while (result === undefined) [result] = await observe();
    expect(result).toMatchObject({ outcome: 'fail' });
    expect(server.paths).toHaveLength(3);
  });
});
