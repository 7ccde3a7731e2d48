import type {
  AlertAgent,
  InstanceHealthEvidence,
} from '@agent-portal/plugin-agents-common';
import { mockServices } from '@backstage/backend-test-utils';
import { NOW } from '../../__testUtils__/factories';
import type { AlertAnnouncer } from './AlertAnnouncer';
import type { AnyAlertSource } from '../sources/AlertSource';
import { MemoryAlertStore } from '../store/MemoryAlertStore';
import { AlertEvaluation } from './AlertEvaluation';

const AGENT: AlertAgent = {
  ref: 'component:default/architect',
  title: 'Architect',
  owner: 'group:default/core',
  labels: {},
  dependsOn: [],
};

const FAILING: InstanceHealthEvidence = {
  agentRef: AGENT.ref,
  environmentRef: 'resource:default/production',
  stage: 'production',
  status: 'fail',
  since: NOW - 1_000,
  reason: 'it answers 503',
  counts: true,
  failing: [],
};

type Announced = Parameters<AlertAnnouncer['announce']>[0];

function createWorld() {
  const clock = { now: NOW };
  const store = MemoryAlertStore.create();
  const announced: Announced[] = [];
  const seen: { health: () => Promise<InstanceHealthEvidence[]> } = {
    health: async () => [FAILING],
  };
  const health: AnyAlertSource = {
    part: 'health',
    kind: 'health',
    collect: () => seen.health(),
  };
  const create = (sources: AnyAlertSource[] = [health]) =>
    AlertEvaluation.create({
      store,
      sources,
      directory: {
        list: async refs => (refs.includes(AGENT.ref) ? [AGENT] : []),
      },
      policies: { listInForce: async () => [] },
      maintenance: { listActive: async () => [] },
      announcer: {
        announce: async change => {
          announced.push(change);
        },
      },
      logger: mockServices.logger.mock(),
      limitMs: 50,
      now: () => clock.now,
    });
  return { clock, store, announced, seen, health, create };
}

describe('AlertEvaluation', () => {
  it('raises an alert for what is wrong, and announces it once', async () => {
    const { create, store, announced } = createWorld();
    const evaluation = create();
    await evaluation.run();
    await evaluation.run();
    expect(await store.listUnresolved()).toMatchObject([
      {
        state: 'open',
        condition: {
          kind: 'health',
          agents: [AGENT.ref].map(ref => ({ ref })),
        },
      },
    ]);
    expect(announced.filter(({ records }) => records.length > 0)).toHaveLength(
      1,
    );
    expect(store.messages.length).toBeGreaterThan(0);
  });

  it('leaves alerts as they are whose evidence is missing, looks at the others, and fails at the end', async () => {
    const { clock, create, store, seen, health } = createWorld();
    await create().run();
    seen.health = async () => {
      throw new Error('the database is away');
    };
    clock.now += 3_600_000;
    const evaluation = create([
      health,
      {
        part: 'external',
        kind: 'external',
        collect: async () => [
          {
            fingerprint: 'f1',
            source: 'alertmanager',
            labels: { alertname: 'DiskFull', severity: 'critical' },
            annotations: {},
            startsAt: clock.now - 1_000,
            receivedAt: clock.now,
          },
        ],
      },
    ]);
    await expect(evaluation.run()).rejects.toThrow(
      /evidence of health alerts could not be collected.*the database is away/,
    );
    expect(
      (await store.listUnresolved()).map(({ condition }) => condition.kind),
    ).toEqual(['health', 'external']);
    expect(await store.getLastRun()).toMatchObject({
      evaluatedAt: clock.now,
      unknown: [{ kind: 'health', reason: 'the database is away' }],
    });
    await expect(evaluation.follow()).resolves.toBeUndefined();
  });

  it('notes since when a kind could not be looked at, and raises an alert about that', async () => {
    const { clock, create, store, seen } = createWorld();
    seen.health = async () => {
      throw new Error('the database is away');
    };
    for (const minutes of [0, 1, 2]) {
      clock.now = NOW + minutes * 60_000;
      await expect(create().run()).rejects.toThrow();
    }
    expect(await store.getLastRun()).toMatchObject({
      unknown: [{ kind: 'health', since: NOW }],
    });
    expect(await store.listUnresolved()).toMatchObject([
      { severity: 'P2', condition: { title: 'Health could not be looked at' } },
    ]);
    seen.health = async () => [];
    await create().run();
    expect(await store.getLastRun()).toMatchObject({ unknown: [] });
  });

  it('waits for a source no longer than it may take', async () => {
    const { create, seen, store } = createWorld();
    seen.health = () => new Promise(() => {});
    await expect(create().run()).rejects.toThrow(/did not answer within 50 ms/);
    expect(await store.getLastRun()).toMatchObject({
      unknown: [{ kind: 'health' }],
    });
  });

  it('changes and announces nothing when another backend has newer evidence', async () => {
    const { clock, create, store, announced, seen } = createWorld();
    await create().run();
    clock.now -= 1_000;
    seen.health = async () => [];
    announced.length = 0;
    await create().run();
    expect(announced).toEqual([]);
    expect(await store.getLastRun()).toMatchObject({ evaluatedAt: NOW });
    expect((await store.listUnresolved())[0].clearedAt).toBeUndefined();
  });

  it('does one evaluation after the other', async () => {
    const { create, seen } = createWorld();
    let under = 0;
    let most = 0;
    seen.health = async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise(resolve => setImmediate(resolve));
      under -= 1;
      return [FAILING];
    };
    const evaluation = create();
    await Promise.all([
      evaluation.run(),
      evaluation.follow(),
      evaluation.run(),
    ]);
    expect(most).toBe(1);
  });

  it('does nothing once it is to stop', async () => {
    const { create, store } = createWorld();
    const stopped = new AbortController();
    stopped.abort();
    await expect(create().run({ signal: stopped.signal })).rejects.toThrow();
    expect(await store.getLastRun()).toBeUndefined();
  });
});
