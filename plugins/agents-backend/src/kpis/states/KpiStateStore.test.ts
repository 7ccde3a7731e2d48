import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseKpiStateStore } from './DatabaseKpiStateStore';
import type {
  KpiBurnTransition,
  KpiState,
  KpiStateChanges,
  KpiStateStore,
  KpiTransition,
} from './KpiStateStore';
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
    const save = (changes: KpiStateChanges) => store.update([], () => changes);

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
      await save({ ...none, put: [state(), other] });
      expect(await store.listAgentRefs()).toEqual([agentRef]);
      expect(await store.list()).toEqual([state(), other]);
      const worse = state({ status: 'not-met', since: NOW + 1 });
      await save({ ...none, put: [worse], remove: [other] });
      expect(await store.list([agentRef])).toEqual([worse]);
      expect(await store.list(['component:default/other'])).toEqual([]);
    });

    it('lists agents with a verdict that holds no more', async () => {
      const other = 'component:default/other';
      const put = [
        state({ expiresAt: NOW }),
        state({ kpiId: 'a', expiresAt: NOW - 2 }),
        state({ kpiId: 'b', expiresAt: NOW - 1 }),
        state({ kpiId: 'c' }),
        state({ agentRef: other, expiresAt: NOW }),
      ];
      await save({ ...none, put });
      expect(await store.list()).toEqual(put);
      expect(await store.listExpired(NOW)).toEqual([agentRef]);
      expect(await store.listExpired(NOW + 1)).toEqual([agentRef, other]);
      await save({ ...none, put: [state({ agentRef: other })] });
      expect(await store.listExpired(NOW + 1)).toEqual([agentRef]);
    });

    it('decides upon what is stored of the named agents, and answers what it wrote', async () => {
      const other = state({ agentRef: 'component:default/other' });
      await save({ ...none, put: [state(), other] });
      const written = await store.update([agentRef], stored => ({
        ...none,
        put: stored.map(one => ({ ...one, status: 'not-met' as const })),
      }));
      expect(written.put).toEqual([state({ status: 'not-met' })]);
      expect(await store.list([agentRef])).toEqual(written.put);
      expect(await store.list([other.agentRef])).toEqual([other]);
    });

    it('lets no two writers decide upon the same states', async () => {
      await save({ ...none, put: [state({ since: 0 })] });
      const add = () =>
        store.update([agentRef], ([stored]) => ({
          ...none,
          put: [{ ...stored, since: stored.since + 1 }],
        }));
      await Promise.all([add(), add(), add()]);
      expect(await store.list()).toEqual([state({ since: 3 })]);
    });

    it('counts the verdicts of the KPIs that count', async () => {
      await save({
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
      await save({
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
      await save(changes);
      await save(changes);
      expect(
        await store.listTransitions(agentRef, { before: NOW + 1, limit: 9 }),
      ).toHaveLength(1);
    });

    it('keeps what an error budget is judged by, until it is replaced', async () => {
      const budget: KpiState['budget'] = {
        measurement: {
          at: NOW,
          counts: [{ windowMs: 60_000, samples: 10, bad: 0.5, oldestAt: NOW }],
          problem: 'it was slow',
        },
        burns: { fast: { status: 'burning', since: NOW - 1 } },
      };
      await save({ ...none, put: [state({ budget })] });
      expect(await store.list()).toEqual([state({ budget })]);
      await save({ ...none, put: [state()] });
      expect(await store.list()).toEqual([state()]);
    });

    it('lists the states whose budget burns, or did when that was known last', async () => {
      const put = (['burning', 'ok', 'unknown', 'unknown'] as const).map(
        (status, index) =>
          state({
            kpiId: `${index}`,
            budget: {
              measurement: { at: NOW, counts: [] },
              burns: {
                fast: {
                  status,
                  since: NOW,
                  ...(index === 3 && { burnt: true }),
                },
              },
            },
          }),
      );
      await save({ ...none, put: [...put, state()] });
      expect(await store.listBurning()).toEqual([put[0], put[3]]);
    });

    it('lists how budgets burnt, newest first, each change once', async () => {
      const burn: KpiBurnTransition = {
        agentRef,
        kpiId: 'error-rate',
        burn: 'fast',
        at: NOW,
        from: 'ok',
        to: 'burning',
        text: 'It burns.',
      };
      const changes = {
        ...none,
        burnTransitions: [
          burn,
          { ...burn, burn: 'slow' as const },
          { ...burn, at: NOW + 5 },
          { ...burn, agentRef: 'component:default/other' },
        ],
      };
      await save(changes);
      await save(changes);
      const list = (before: number, limit: number) =>
        store.listBurnTransitions(agentRef, { before, limit });
      expect(
        (await list(NOW + 9, 9)).map(one => [one.at - NOW, one.burn]),
      ).toEqual([
        [5, 'fast'],
        [0, 'fast'],
        [0, 'slow'],
      ]);
      expect(await list(NOW + 5, 1)).toEqual([burn]);
      await store.prune(NOW + 1);
      expect(await list(NOW + 9, 9)).toHaveLength(1);
    });

    it('removes old transitions', async () => {
      await save({
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
