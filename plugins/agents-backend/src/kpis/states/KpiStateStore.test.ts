import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseKpiStateStore } from './DatabaseKpiStateStore';
import type { KpiState, KpiStateStore, KpiTransition } from './KpiStateStore';
import { MemoryKpiStateStore } from './MemoryKpiStateStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const agentRef = 'component:default/architect';

function state(overrides: Partial<KpiState> = {}): KpiState {
  return {
    agentRef,
    kpiId: 'error-rate',
    status: 'met',
    since: NOW,
    counted: true,
    result: {
      measurement: { value: 0.001, samples: 12, newestAt: NOW },
      environments: ['resource:default/production'],
    },
    ...overrides,
  };
}

function transition(overrides: Partial<KpiTransition> = {}): KpiTransition {
  return {
    agentRef,
    kpiId: 'error-rate',
    at: NOW,
    from: 'met',
    to: 'not-met',
    text: 'Error rate is off target.',
    ...overrides,
  };
}

const none = { put: [], remove: [], transitions: [], touched: [] };

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'KpiStateStore in %s',
  engine => {
    let store: KpiStateStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryKpiStateStore.create()
          : DatabaseKpiStateStore.create({
              knex: await databases.open(engine),
            });
    });

    it('keeps, replaces and removes states', async () => {
      const other = state({ kpiId: 'uptime' });
      await store.save({ ...none, put: [state(), other] });
      expect(await store.listAgentRefs()).toEqual([agentRef]);
      expect(await store.list()).toEqual([state(), other]);
      const worse = state({ status: 'not-met', since: NOW + 1 });
      await store.save({ ...none, put: [worse], remove: [other] });
      expect(await store.list([agentRef])).toEqual([worse]);
      expect(await store.list(['component:default/other'])).toEqual([]);
    });

    it('counts the verdicts of the KPIs that count', async () => {
      await store.save({
        ...none,
        put: [
          state(),
          state({ kpiId: 'a' }),
          state({ kpiId: 'b', status: 'unknown' }),
          state({ kpiId: 'c', status: 'unknown', counted: false }),
          state({ agentRef: 'component:default/other', status: 'not-met' }),
        ],
      });
      const counts = await store.countStatuses([agentRef]);
      expect(counts.map(({ status, count }) => [status, count]).sort()).toEqual(
        [
          ['met', 2],
          ['unknown', 1],
        ],
      );
      expect(await store.countStatuses()).toHaveLength(3);
    });

    it('lists transitions newest first, in pages', async () => {
      await store.save({
        ...none,
        transitions: [0, 1, 2].map(at => transition({ at: NOW + at })),
      });
      const first = await store.listTransitions(agentRef, {
        before: NOW + 10,
        limit: 2,
      });
      expect(first.map(({ at }) => at - NOW)).toEqual([2, 1]);
      expect(
        await store.listTransitions(agentRef, { before: NOW + 1, limit: 2 }),
      ).toEqual([transition()]);
    });

    it('writes a transition once, however often it is saved', async () => {
      const changes = { ...none, transitions: [transition()] };
      await store.save(changes);
      await store.save(changes);
      expect(
        await store.listTransitions(agentRef, { before: NOW + 1, limit: 9 }),
      ).toHaveLength(1);
    });

    it('removes old transitions', async () => {
      await store.save({
        ...none,
        transitions: [transition({ at: NOW - 10 }), transition()],
      });
      await store.prune(NOW);
      expect(
        await store.listTransitions(agentRef, { before: NOW + 1, limit: 9 }),
      ).toEqual([transition()]);
    });
  },
);
