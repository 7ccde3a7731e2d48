import { countKpis } from '@agent-portal/plugin-agents-common';
import { type TestDatabaseId } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { DatabaseAgentStore } from '../catalog/DatabaseAgentStore';
import { DatabaseHealthReadModel } from '../health/DatabaseHealthReadModel';
import { DatabaseHealthStore } from '../health/DatabaseHealthStore';
import { recordObservations } from '../health/recordObservations';
import { DatabaseKpiStateStore } from '../kpis/states';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import {
  NOW,
  PRODUCTION,
  createStoredAgent,
  createTarget,
} from '../__testUtils__/factories';
import { DatabaseFleetStore } from './DatabaseFleetStore';
import { FleetProjector } from './FleetProjector';
import type { HealthSource } from './sources';

jest.setTimeout(60_000);

const REF = 'component:default/architect';
const databases = createTestDatabases();

function createProjector(knex: Knex, health: HealthSource): FleetProjector {
  return FleetProjector.create({
    rollouts: { listPhaseEvidence: async () => new Map() },
    alerts: { listSummaries: async () => new Map() },
    readiness: {
      createSummarizer: async () => () => ({
        status: 'none',
        required: 0,
        missing: 0,
      }),
    },
    agents: DatabaseAgentStore.create({ knex }),
    store: DatabaseFleetStore.create({ knex }),
    health,
    kpis: {
      listCounts: async () => new Map([[REF, countKpis(['met'])]]),
      listReleaseShares: async () => new Map(),
    },
    now: () => NOW,
    onProjected: async () => {},
  });
}

async function open(engine: string) {
  const knex = await databases.open(engine as TestDatabaseId);
  const agents = DatabaseAgentStore.create({ knex });
  await agents.savePolicies({ put: [PRODUCTION], remove: [] });
  await agents.saveAgents({ put: [createStoredAgent()], remove: [] });
  return knex;
}

const saw = (status: 'pass' | 'fail') =>
  new Map([
    [
      REF,
      [
        {
          environmentRef: 'resource:default/production',
          aliveAt: new Date(NOW).toISOString(),
          health: {
            status,
            since: new Date(NOW).toISOString(),
            reason: `it is ${status}`,
            components: [],
          },
        },
      ],
    ],
  ]);

describe.each(databases.engines)('FleetProjector on %s', engine => {
  it('follows at the next run what a killed process stored and told nobody', async () => {
    const knex = await open(engine);
    const projector = createProjector(
      knex,
      DatabaseHealthReadModel.create({ knex, now: () => NOW }),
    );
    const store = DatabaseFleetStore.create({ knex });
    await projector.projectMarked();
    expect((await store.getRecords([REF])).get(REF)?.row.health).toBe(
      'unknown',
    );
    expect(await store.listMarks()).toEqual([]);

    const target = createTarget();
    await DatabaseHealthStore.create({ knex }).update(
      [target],
      current =>
        recordObservations(current, {
          observations: [
            {
              target,
              at: NOW,
              alive: true,
              status: 'pass',
              reason: 'it answers',
              cause: 'ok',
              components: [],
            },
          ],
          policy: { failureThreshold: 1, recoveryThreshold: 1 },
        }).changes,
    );
    expect(await store.listMarks()).toMatchObject([{ agentRef: REF }]);
    await projector.projectMarked();
    expect((await store.getRecords([REF])).get(REF)?.row.health).toBe('pass');
    expect(await store.listMarks()).toEqual([]);
  });

  it('is told of verdicts and policies in the transaction that stores them', async () => {
    const knex = await open(engine);
    const store = DatabaseFleetStore.create({ knex });
    await knex('changed_agents').del();
    await DatabaseKpiStateStore.create({ knex }).update([], () => ({
      put: [],
      remove: [],
      transitions: [],
      touched: ['component:default/other'],
    }));
    expect(await store.listMarks(['component:default/other'])).toHaveLength(1);
    expect(await store.listMarks([REF])).toEqual([]);
    await DatabaseAgentStore.create({ knex }).savePolicies({
      put: [PRODUCTION],
      remove: [],
    });
    expect(await store.listMarks([REF])).toHaveLength(1);
  });

  it('stops between batches when it is told to', async () => {
    const knex = await open(engine);
    const projector = createProjector(knex, {
      listInstanceHealth: async () => saw('pass'),
    });
    const aborted = AbortSignal.abort();
    await expect(projector.projectAll({ signal: aborted })).rejects.toThrow();
    expect(await DatabaseFleetStore.create({ knex }).listRefs()).toEqual([]);
  });

  // SQLite has one process, whose calls queue up.
  if (engine.startsWith('POSTGRES')) {
    it('never stores what another backend has seen later', async () => {
      const knex = await open(engine);
      let enter: (() => void) | undefined;
      let leave: (() => void) | undefined;
      const entered = new Promise<void>(resolve => {
        enter = resolve;
      });
      const left = new Promise<void>(resolve => {
        leave = resolve;
      });
      const slow = createProjector(knex, {
        listInstanceHealth: async () => {
          enter?.();
          await left;
          return saw('pass');
        },
      });
      const quick = createProjector(knex, {
        listInstanceHealth: async () => saw('fail'),
      });
      const first = slow.project([REF]);
      await entered;
      let isDone = false;
      const second = quick.project([REF]).finally(() => {
        isDone = true;
      });
      const isWaiting = async () =>
        (await knex('pg_locks').where({ locktype: 'advisory', granted: false }))
          .length > 0;
      while (!isDone && !(await isWaiting()));
      leave?.();
      await Promise.all([first, second]);
      const store = DatabaseFleetStore.create({ knex });
      expect((await store.getRecords([REF])).get(REF)?.row.health).toBe('fail');
    });
  }
});
