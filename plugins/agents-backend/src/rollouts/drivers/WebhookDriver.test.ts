import type { TrafficCommand } from '@agent-portal/plugin-agents-node';
import { trafficDriverContract } from '@agent-portal/plugin-agents-node/testUtils';
import { DefaultGuardedHttpClient, ProbeAllowList } from '../../http';
import {
  startTrafficWebhook,
  type TrafficWebhook,
} from './__testUtils__/startTrafficWebhook';
import { WebhookDriver } from './WebhookDriver';

jest.setTimeout(30_000);

const secret = 'a secret of the tests';
const instance = {
  agentRef: 'component:default/quality-guardian',
  environmentRef: 'resource:default/production',
  url: 'http://localhost:7101',
  settings: { namespace: 'bmad' },
};
const other = { ...instance, agentRef: 'component:default/orchestrator' };
const split: TrafficCommand = {
  id: 'a:1',
  rolloutId: 'a',
  candidate: '1.5.0',
  stable: '1.4.0',
  fence: 3,
  target: { type: 'split', weight: 5 },
};

let hook: TrafficWebhook;

async function start() {
  hook = await startTrafficWebhook(secret);
  for (const one of [instance, other]) {
    hook.traffic.set(one, { weight: 0, stable: '1.4.0', candidate: '1.5.0' });
  }
  return hook;
}

function driverOf(url: string, change: { secret?: string } = {}) {
  return WebhookDriver.create({
    http: DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(['127.0.0.1']),
    }),
    config: { url, secret, timeoutMs: 2_000, callTimeoutMs: 1_500, ...change },
    now: Date.now,
    random: () => 0.5,
  });
}

trafficDriverContract({
  demotesTo: 'resource:default/staging',
  create: async () => {
    const { url, traffic, stop } = await start();
    return {
      driver: driverOf(url),
      instances: [instance, other],
      unknown: { ...instance, agentRef: 'component:default/nobody' },
      countChanges: () => traffic.applied.length,
      breakDown: stop,
      stop: () => stop().catch(() => {}),
    };
  },
});

describe('WebhookDriver', () => {
  beforeEach(async () => {
    await start();
  });
  afterEach(async () => hook.stop());

  it('sends what is wanted, signed, with its key and token', async () => {
    await driverOf(hook.url).apply(instance, split, {});
    const [{ headers, body, ...request }] = hook.seen;
    expect(request).toEqual({ method: 'POST', path: '/hook' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'a:1',
      'fencing-token': '3',
      'x-agent-portal-timestamp': expect.stringMatching(/^\d{10}$/),
      'x-agent-portal-signature': expect.stringMatching(/^sha256=\w{64}$/),
    });
    expect(JSON.parse(body)).toEqual({
      version: 1,
      instance: {
        agent: 'component:default/quality-guardian',
        environment: 'resource:default/production',
        url: 'http://localhost:7101',
        namespace: 'bmad',
      },
      command: {
        id: 'a:1',
        rollout: 'a',
        fence: 3,
        candidate: '1.5.0',
        stable: '1.4.0',
        target: { type: 'split', weight: 5 },
      },
    });
  });

  it('says that the other side does not accept the signature', async () => {
    const driver = driverOf(hook.url, { secret: 'another secret entirely' });
    const reason = 'The webhook answers 401: the signature is wrong';
    await expect(driver.apply(instance, split, {})).rejects.toThrow(reason);
    expect(await driver.observe([instance], {})).toEqual([
      { status: 'error', reason },
    ]);
  });

  it('tries again with the same key until it works', async () => {
    hook.failures.push({ status: 503 }, 'close');
    await driverOf(hook.url).apply(instance, split, {});
    expect(hook.seen.map(one => one.headers['idempotency-key'])).toEqual([
      'a:1',
      'a:1',
      'a:1',
    ]);
    expect(hook.traffic.applied).toHaveLength(1);
  });

  it('gives up when its time is over, and says why', async () => {
    for (let index = 0; index < 20; index++) {
      hook.failures.push({ status: 503, body: 'out of order' });
    }
    const started = Date.now();
    await expect(driverOf(hook.url).apply(instance, split, {})).rejects.toThrow(
      'The webhook answers 503: out of order',
    );
    expect(hook.seen.length).toBeGreaterThan(1);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('does not repeat what was refused', async () => {
    hook.failures.push({ status: 422, body: 'no such release' });
    await expect(driverOf(hook.url).apply(instance, split, {})).rejects.toThrow(
      'The webhook answers 422: no such release',
    );
    expect(hook.seen).toHaveLength(1);
  });

  it.each([
    ['{"weight":101}', /weight/],
    ['{"stable":"1.4.0"}', /weight/],
    ['<html>', /not JSON but begins with "<html>"/],
  ])('does not take %s for an observation', async (body, reason) => {
    hook.failures.push({ status: 200, body });
    const [seen] = await driverOf(hook.url).observe([instance], {});
    expect(seen).toEqual({
      status: 'error',
      reason: expect.stringMatching(reason),
    });
  });

  it('keeps a query of its own address', async () => {
    const driver = driverOf(`${hook.url}?team=a`);
    expect(await driver.observe([instance], {})).toMatchObject([
      { status: 'ok', weight: 0 },
    ]);
    expect(hook.seen[0].path).toMatch(/^\/hook\?team=a&agent=component%3A/);
  });

  it('sees the others while one is never answered about', async () => {
    hook.silentAbout.add(instance.agentRef);
    const [hung, seen] = await driverOf(hook.url).observe([instance, other], {
      signal: AbortSignal.timeout(300),
    });
    expect(hung.status).toBe('error');
    expect(seen).toMatchObject({ status: 'ok', candidate: '1.5.0' });
  });

  it('has only so many looks under way, and asks nothing more once it is to come back', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...instance,
      agentRef: `component:default/a${index}`,
    }));
    for (const { agentRef } of many) hook.silentAbout.add(agentRef);
    const seen = await driverOf(hook.url).observe(many, {
      signal: AbortSignal.timeout(300),
    });
    expect(hook.seen).toHaveLength(8);
    expect(seen.map(({ status }) => status)).toEqual(many.map(() => 'error'));
  });
});
