import type { Rollout } from '@agent-portal/plugin-agents-common';
import { FakeTrafficDriver } from '@agent-portal/plugin-agents-node/testUtils';
import { createStoredAgent, createTarget } from '../../__testUtils__/factories';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { givenRollout, START } from '../__testUtils__/givenRollout';
import { TrafficDriverRegistry } from '../drivers';
import type { RolloutListQuery, StoredRollout } from '../model';
import { MemoryStopLineStore } from '../plans/MemoryStopLineStore';
import { DefaultRolloutObserver } from './DefaultRolloutObserver';
import { ReleaseObserver } from './ReleaseObserver';
import { TrafficSightings } from './TrafficSightings';

const PRODUCTION = 'resource:default/production';
const MINUTE = 60_000;

function store(rollout: Rollout): StoredRollout {
  return { rollout, revision: 1, turn: 1 };
}

async function createWorld(names: string[]) {
  const agents = MemoryAgentStore.create();
  const driver = FakeTrafficDriver.create({ now: () => START });
  for (const name of names) {
    const target = createTarget({
      agentRef: `component:default/${name}`,
      registeredAt: START - 60 * MINUTE,
      rollout: { driver: 'fake', settings: {} },
    });
    await agents.saveAgents({
      put: [createStoredAgent({ name }, { instances: [target] })],
      remove: [],
    });
    driver.set(target, { weight: 10, stable: '1.0.0', candidate: '2.0.0' });
  }
  const drivers = TrafficDriverRegistry.create();
  drivers.addTrafficDriver(driver);
  const active: StoredRollout[] = [];
  const stopLine = MemoryStopLineStore.create();
  const sightings = TrafficSightings.create();
  const spies = {
    observe: jest.spyOn(driver, 'observe'),
    listAgents: jest.spyOn(agents, 'listAgents'),
    listInstances: jest.spyOn(agents, 'listInstances'),
    read: jest.fn(async (requests: Array<{ from: number; weight: number }>) =>
      requests.map(({ from, weight }) => ({
        status: 'ok' as const,
        at: START,
        query: 'q',
        segment: {
          weight,
          from,
          to: START,
          candidate: counts(10),
          stable: counts(60),
        },
      })),
    ),
    listInstanceHealth: jest.fn(async () => new Map()),
    listVerdicts: jest.fn(async () => new Map()),
    gates: jest.fn(async () => () => ({ scorecards: [], standings: [] })),
    plans: jest.fn(async () => () => ({ mayStart: true, waitsFor: [] })),
    list: jest.fn(async (_: RolloutListQuery) => active),
    smokeTests: jest.fn(async (asked: unknown[]) => asked.map(() => undefined)),
    listHolds: jest.fn(async (asked: unknown[]) => asked.map(() => [])),
  };
  const observer = DefaultRolloutObserver.create({
    agents,
    drivers,
    store: { list: spies.list },
    releases: ReleaseObserver.create({ reader: { read: spies.read } }),
    health: { listInstanceHealth: spies.listInstanceHealth },
    kpis: { listVerdicts: spies.listVerdicts },
    gates: { read: spies.gates },
    plans: { read: spies.plans },
    smokeTests: { observe: spies.smokeTests },
    holds: [{ id: 'alerts', listHolds: spies.listHolds }],
    stopLine,
    sightings,
    requestHistogram: 'h',
    limitMs: 1_000,
    now: () => START,
  });
  return { observer, spies, stopLine, active, driver, agents, sightings };
}

function counts(requests: number) {
  return { requests, errors: 1, failedTasks: 0, complaints: 0, latency: [] };
}

function rolloutOf(name: string, overrides: Partial<Rollout> = {}) {
  return givenRollout({
    id: `rollout-of-${name}`,
    agent: `component:default/${name}`,
    environment: PRODUCTION,
    ...overrides,
  });
}

describe('DefaultRolloutObserver', () => {
  it('asks each source as often for a hundred rollouts as for two', async () => {
    const callsFor = async (size: number) => {
      const names = Array.from({ length: size }, (_, index) => `a${index}`);
      const { observer, spies } = await createWorld(names);
      for (const spy of Object.values(spies)) spy.mockClear();
      await observer.observe(
        names.map(name => store(rolloutOf(name))),
        {},
      );
      return Object.values(spies).map(spy => spy.mock.calls.length);
    };
    const calls = await callsFor(2);
    expect(calls).toEqual(calls.map(() => 1));
    expect(await callsFor(100)).toEqual(calls);
  });

  it('sees traffic and the load to expect, and that health was not measured', async () => {
    const { observer, sightings } = await createWorld(['a']);
    const [seen] = await observer.observe([store(rolloutOf('a'))], {});
    expect(sightings.lastOf('rollout-of-a')).toBe(START);
    expect(sightings.lastOf('rollout-of-b')).toBeUndefined();
    expect(seen).toMatchObject({
      driver: { status: 'ok', weight: 10, stable: '1.0.0', canRestore: true },
      metrics: { status: 'no-data' },
      health: { status: 'unknown' },
      traffic: { requestsPerDay: 60 * 24, errorRate: 1 / 60, at: START },
    });
    expect(seen).not.toHaveProperty('missing');
    expect(seen).not.toHaveProperty('supersededBy');
    expect(seen).not.toHaveProperty('stopLine');
  });

  it('counts the present segment once the candidate has traffic', async () => {
    const { observer } = await createWorld(['a']);
    const segment = {
      weight: 10,
      from: START - MINUTE,
      to: START,
      candidate: counts(0),
      stable: counts(0),
    };
    const rollout = rolloutOf('a', {
      state: 'baking',
      stable: '1.0.0',
      segments: [segment],
    });
    const [{ metrics, traffic }] = await observer.observe([store(rollout)], {});
    expect(metrics).toMatchObject({
      status: 'ok',
      segment: { from: segment.from, weight: 10, candidate: { requests: 10 } },
    });
    expect(traffic).toBeUndefined();
  });

  it('says who stopped the line, and which newer rollout takes over', async () => {
    const { observer, stopLine, active } = await createWorld(['a']);
    await stopLine.set({
      stopped: true,
      changedBy: 'user:default/remy',
      changedAt: START,
      reason: 'incident',
    });
    const older = store(rolloutOf('a', { state: 'pending' }));
    const newer = store(
      rolloutOf('a', {
        id: 'newer',
        createdAt: START + 1,
        candidate: '3.0.0',
        state: 'preflight',
      }),
    );
    active.push(older, newer);
    const [first, second] = await observer.observe([older, newer], {});
    expect(first).toMatchObject({
      supersededBy: 'newer',
      stopLine: { by: 'user:default/remy', at: START, reason: 'incident' },
    });
    expect(second).not.toHaveProperty('supersededBy');
  });

  it('says that an agent or its instance is gone, and what else it cannot see', async () => {
    const { observer, agents, spies } = await createWorld(['a']);
    spies.read.mockRejectedValue(new Error('disk'));
    await agents.saveAgents({
      put: [createStoredAgent({ name: 'b' }, { instances: [] })],
      remove: [],
    });
    const [a, b, gone] = await observer.observe(
      ['a', 'b', 'gone'].map(name => store(rolloutOf(name))),
      {},
    );
    expect(a.missing).toBeUndefined();
    expect(a.traffic).toBeUndefined();
    expect(b.missing).toMatch(/no instance of component:default\/b/);
    expect(gone.missing).toMatch(/no agent component:default\/gone/);
    expect(gone.driver).toEqual({ status: 'error', reason: gone.missing });
  });

  it('looks where the traffic was when the rollout was made, and says that the catalog has it elsewhere', async () => {
    const { observer, agents, driver } = await createWorld(['a']);
    const asked = jest.spyOn(driver, 'observe');
    const target = {
      driver: 'fake',
      url: 'http://localhost:7101',
      settings: { namespace: 'one' },
    };
    const elsewhere = createTarget({
      agentRef: 'component:default/a',
      rollout: { driver: 'other', settings: { namespace: 'two' } },
    });
    await agents.saveAgents({
      put: [createStoredAgent({ name: 'a' }, { instances: [elsewhere] })],
      remove: [],
    });
    const rollout = rolloutOf('a', { state: 'baking', weight: 10, target });
    const [seen] = await observer.observe([store(rollout)], {});
    expect(seen.driver).toMatchObject({ status: 'ok', weight: 10 });
    expect(asked.mock.calls[0][0]).toMatchObject([
      { settings: { namespace: 'one' } },
    ]);
    expect(seen.missing).toMatch(
      /driver other, namespace two.*made on 2026-03-02T09:00:00.000Z for .*driver fake, namespace one/,
    );
    const [gone] = await observer.observe(
      [store(rolloutOf('gone', { state: 'baking', target }))],
      {},
    );
    expect(gone.missing).toMatch(/no agent/);
    expect(gone.driver).not.toMatchObject({ reason: gone.missing });
  });

  it('asks for alerts as light as the gates of the plan want to know of', async () => {
    const { observer, spies } = await createWorld(['a', 'b']);
    const policy = givenRollout().policy;
    const gate = {
      id: 'g',
      title: 'G',
      type: 'alerts',
      severity: 'P2',
    } as const;
    await observer.observe(
      [
        store(rolloutOf('a', { policy: { ...policy, gates: [gate] } })),
        store(rolloutOf('b')),
      ],
      {},
    );
    expect(spies.listHolds.mock.calls[0][0]).toMatchObject([
      { severity: 'P2' },
      { severity: 'P1' },
    ]);
  });

  it('says nothing of a catalog that still has it where it was', async () => {
    const { observer } = await createWorld(['a']);
    const { url } = createTarget();
    const target = { driver: 'fake', url, settings: {} };
    const [seen] = await observer.observe(
      [store(rolloutOf('a', { target }))],
      {},
    );
    expect(seen).not.toHaveProperty('missing');
  });

  it('lets a newer rollout wait for the one under way, which it supersedes once nothing else is in its way', async () => {
    const { observer, active } = await createWorld(['a']);
    const older = store(rolloutOf('a', { state: 'baking' }));
    const newer = rolloutOf('a', { id: 'newer', createdAt: START + 1 });
    const gate = { code: 'gate' as const, text: 'Approval', since: '' };
    active.push(older, store({ ...newer, holds: [gate] }));
    const [first, second] = await observer.observe(active, {});
    expect(first).not.toHaveProperty('supersededBy');
    expect(second.plan).toEqual({
      mayStart: false,
      waitsFor: [
        'the rollout of 2.0.0 (rollout-of-a) in resource:default/production',
      ],
    });
    const waits = {
      code: 'plan' as const,
      text: `It waits for ${second.plan.waitsFor.join()}.`,
      since: '',
    };
    active[1] = store({ ...newer, holds: [waits, gate] });
    const [still] = await observer.observe(active, {});
    expect(still).not.toHaveProperty('supersededBy');
    active[1] = store({ ...newer, holds: [waits] });
    const [superseded] = await observer.observe(active, {});
    expect(superseded.supersededBy).toBe('newer');
    expect(superseded.plan).toEqual({ mayStart: true, waitsFor: [] });
  });
});
