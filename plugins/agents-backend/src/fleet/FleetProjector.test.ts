import {
  type AgentAlertSummary,
  countKpis,
  type PhaseRolloutEvidence,
} from '@agent-portal/plugin-agents-common';
import { MemoryAgentStore } from '../catalog/MemoryAgentStore';
import {
  NOW,
  PRODUCTION,
  createStoredAgent,
  createTarget,
} from '../__testUtils__/factories';
import { FleetProjector } from './FleetProjector';
import { MemoryFleetStore } from './MemoryFleetStore';
import type { FleetChange } from './model';
import type { MeasuredInstance } from './sources';

const REF = 'component:default/architect';

async function createWorld() {
  const agents = MemoryAgentStore.create();
  await agents.savePolicies({ put: [PRODUCTION], remove: [] });
  await agents.saveAgents({ put: [createStoredAgent()], remove: [] });
  const store = MemoryFleetStore.create();
  const announced: FleetChange[] = [];
  const health = new Map<string, MeasuredInstance[]>();
  const rollouts = new Map<string, Map<string, PhaseRolloutEvidence>>();
  const alerts = new Map<string, AgentAlertSummary>();
  const clock = { now: NOW };
  const projector = FleetProjector.create({
    readiness: {
      createSummarizer: async () => () => ({
        status: 'none',
        required: 0,
        missing: 0,
      }),
    },
    rollouts: { listPhaseEvidence: async () => rollouts },
    alerts: { listSummaries: async () => alerts },
    agents,
    store,
    health: { listInstanceHealth: async () => health },
    kpis: {
      listCounts: async () => new Map([[REF, countKpis(['met'])]]),
      listReleaseShares: async () => new Map(),
    },
    now: () => clock.now,
    onProjected: async change => {
      announced.push(change);
    },
  });
  const measure = (status: 'pass' | 'fail') =>
    health.set(REF, [
      {
        environmentRef: 'resource:default/production',
        aliveAt: new Date(NOW).toISOString(),
        health: {
          status,
          since: new Date(clock.now).toISOString(),
          reason: `it is ${status}`,
          components: [],
        },
      },
    ]);
  return {
    agents,
    store,
    announced,
    clock,
    projector,
    measure,
    health,
    rollouts,
    alerts,
  };
}

describe('FleetProjector', () => {
  it('follows the rollout in production, and no other', async () => {
    const { projector, store, measure, rollouts } = await createWorld();
    measure('pass');
    const evidence: PhaseRolloutEvidence = {
      state: 'progressing',
      weight: 0.1,
      release: '1.5.0',
      reason: '1.5.0 gets 10 % of the traffic.',
    };
    rollouts.set(REF, new Map([['resource:default/staging', evidence]]));
    await projector.project([REF]);
    expect(store.records.get(REF)?.row.phase).toBe('production');

    rollouts.set(REF, new Map([['resource:default/production', evidence]]));
    await projector.project([REF]);
    expect(store.records.get(REF)).toMatchObject({
      row: { phase: 'canary', weight: 0.1 },
      phase: { reasons: [{ text: evidence.reason }, {}] },
    });
  });

  it('follows an agent from its first probe through a failure', async () => {
    const { projector, store, announced, clock, measure } = await createWorld();
    await projector.project([REF]);
    expect(store.records.get(REF)?.row).toMatchObject({
      phase: 'planned',
      health: 'unknown',
    });

    clock.now += 5_000;
    measure('pass');
    await projector.project([REF, REF]);
    expect(store.records.get(REF)?.row).toMatchObject({
      phase: 'production',
      health: 'pass',
      kpi: 'met',
    });
    expect(store.transitions).toMatchObject([
      { from: 'planned', to: 'production' },
    ]);

    clock.now += 5_000;
    measure('fail');
    await projector.project([REF]);
    expect(store.records.get(REF)?.row).toMatchObject({
      phase: 'production',
      phaseSince: new Date(NOW + 5_000).toISOString(),
      health: 'fail',
      healthSince: new Date(NOW + 10_000).toISOString(),
      healthReason: 'Production: it is fail',
      changedAt: new Date(NOW + 10_000).toISOString(),
    });
    expect(announced).toHaveLength(3);
  });

  it('finds a new experimental agent well that answers in development only', async () => {
    const { projector, agents, store, health } = await createWorld();
    const stages = ['development', 'staging', 'production'] as const;
    await agents.savePolicies({
      put: stages.map((stage, order) => ({
        etag: stage,
        kind: 'environment',
        definition: {
          ref: `resource:default/${stage}`,
          title: stage,
          stage,
          order,
        },
      })),
      remove: [],
    });
    const save = (lifecycle: string) =>
      agents.saveAgents({
        put: [
          createStoredAgent(
            { lifecycle },
            {
              instances: stages.map(stage =>
                createTarget({ environmentRef: `resource:default/${stage}` }),
              ),
            },
          ),
        ],
        remove: [],
      });
    health.set(
      REF,
      stages.map(stage => ({
        environmentRef: `resource:default/${stage}`,
        ...(stage === 'development' && {
          aliveAt: new Date(NOW).toISOString(),
        }),
        health: {
          status: stage === 'development' ? 'pass' : 'fail',
          since: new Date(NOW).toISOString(),
          reason: stage === 'development' ? 'it answers' : 'nobody listens',
          components: [],
        },
      })),
    );
    await save('experimental');
    await projector.project([REF]);
    expect(store.records.get(REF)?.row).toMatchObject({
      phase: 'development',
      health: 'pass',
    });
    await save('production');
    await projector.project([REF]);
    expect(store.records.get(REF)?.row).toMatchObject({
      phase: 'development',
      health: 'warn',
    });
  });

  it('neither stores nor announces what has not changed', async () => {
    const { projector, announced, clock, measure } = await createWorld();
    measure('pass');
    await projector.project([REF]);
    clock.now += 60_000;
    await projector.project([REF]);
    expect(announced).toHaveLength(1);
  });

  it('removes agents that the catalog no longer has', async () => {
    const { projector, agents, store, announced } = await createWorld();
    await projector.projectAll();
    await agents.saveAgents({ put: [], remove: [REF] });
    await projector.projectAll();
    expect(store.records.size).toBe(0);
    expect(announced[1].removed).toEqual([REF]);
  });

  it('goes on after a failure', async () => {
    const { projector, store } = await createWorld();
    jest
      .spyOn(store, 'getRecords')
      .mockRejectedValueOnce(new Error('database gone'));
    await expect(projector.project([REF])).rejects.toThrow('database gone');
    await projector.project([REF]);
    expect(store.records.has(REF)).toBe(true);
  });

  it('brings the other agents up to date when one cannot be stored', async () => {
    const { projector, agents, store } = await createWorld();
    await agents.saveAgents({
      put: [createStoredAgent({ name: 'tester' })],
      remove: [],
    });
    const save = store.save.bind(store);
    jest.spyOn(store, 'save').mockImplementation(async changes => {
      if (changes.put.some(({ row }) => row.name === 'tester')) {
        throw new Error('value too long');
      }
      await save(changes);
    });
    await expect(projector.projectAll()).rejects.toThrow(
      /component:default\/tester.*value too long/,
    );
    expect(store.records.has(REF)).toBe(true);
  });

  it('cuts text that no column takes', async () => {
    const { projector, agents, store } = await createWorld();
    await agents.saveAgents({
      put: [createStoredAgent({ family: 'x'.repeat(1_000) })],
      remove: [],
    });
    await projector.project([REF]);
    expect(store.records.get(REF)?.row.family).toHaveLength(255);
  });

  it('counts a KPI set that the catalog does not have as a fault', async () => {
    const { projector, agents, store } = await createWorld();
    await agents.saveAgents({
      put: [createStoredAgent({ kpiSet: 'kpiset:default/lost' })],
      remove: [],
    });
    await projector.project([REF]);
    expect(store.records.get(REF)?.row.problems).toBe(1);
  });

  it('counts an environment that the catalog does not have as a fault', async () => {
    const { projector, agents, store } = await createWorld();
    await agents.savePolicies({
      put: [],
      remove: [PRODUCTION.definition.ref],
    });
    await projector.projectAll();
    expect(store.records.get(REF)?.row.problems).toBe(1);
  });
});
