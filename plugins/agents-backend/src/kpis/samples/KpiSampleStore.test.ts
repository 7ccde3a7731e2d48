import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseKpiSampleStore } from './DatabaseKpiSampleStore';
import type { KpiSample, KpiSampleStore } from './KpiSampleStore';
import { MemoryKpiSampleStore } from './MemoryKpiSampleStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const agentRef = 'component:default/architect';

function sample(overrides: Partial<KpiSample> = {}): KpiSample {
  return {
    agentRef,
    kpiId: 'test-coverage',
    at: NOW,
    source: 'CI',
    value: 0.91,
    count: 1,
    actor: 'user:default/guest',
    receivedAt: NOW,
    ...overrides,
  };
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'KpiSampleStore in %s',
  engine => {
    let store: KpiSampleStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryKpiSampleStore.create()
          : DatabaseKpiSampleStore.create({
              knex: await databases.open(engine),
            });
    });

    it('counts what is new and leaves what is there as it is', async () => {
      expect(await store.insert([sample(), sample({ value: 0.1 })])).toBe(1);
      expect(
        await store.insert([sample({ value: 0.2 }), sample({ at: NOW + 1 })]),
      ).toBe(1);
      expect(await store.listSince(agentRef, NOW)).toEqual([
        sample(),
        sample({ at: NOW + 1 }),
      ]);
    });

    it('takes a thousand samples at once', async () => {
      const many = Array.from({ length: 1_000 }, (_, index) =>
        sample({ at: NOW - index }),
      );
      expect(await store.insert(many)).toBe(1_000);
      expect(await store.insert(many)).toBe(0);
    });

    it('says when the newest sample of each of the named KPIs is from', async () => {
      await store.insert([
        sample(),
        sample({ at: NOW - 5 }),
        sample({ kpiId: 'other', at: NOW - 9 }),
        sample({ agentRef: 'component:default/lost' }),
      ]);
      const newest = await store.listNewestTimes([
        sample(),
        sample(),
        sample({ kpiId: 'other' }),
        sample({ kpiId: 'never' }),
      ]);
      expect([...newest].sort()).toEqual([
        [`${agentRef}\nother`, NOW - 9],
        [`${agentRef}\ntest-coverage`, NOW],
      ]);
      expect(await store.listNewestTimes([])).toEqual(new Map());
    });

    it('knows the newest of each KPI by its time, not by when it came in', async () => {
      await store.insert([
        sample({ at: NOW - 5, receivedAt: NOW + 10 }),
        sample({ at: NOW, receivedAt: NOW, sourceUrl: 'https://ci/1' }),
        sample({ at: NOW - 9, kpiId: 'security-score' }),
        sample({ at: NOW - 7, agentRef: 'component:default/other' }),
      ]);
      const newest = await store.listNewest([agentRef]);
      expect(newest.map(({ kpiId, at }) => [kpiId, at]).sort()).toEqual([
        ['security-score', NOW - 9],
        ['test-coverage', NOW],
      ]);
      expect(await store.listNewest()).toHaveLength(3);
      expect(
        newest.find(({ kpiId }) => kpiId === 'test-coverage')?.sourceUrl,
      ).toBe('https://ci/1');
    });

    it('takes the one that came in last of two at the same time', async () => {
      await store.insert([
        sample({ source: 'A', value: 1, receivedAt: NOW + 2 }),
        sample({ source: 'B', value: 2, receivedAt: NOW + 1 }),
      ]);
      expect((await store.listNewest())[0].value).toBe(1);
    });

    it('keeps the newest of each KPI however old it is', async () => {
      await store.insert([
        sample({ at: NOW - 100 }),
        sample({ at: NOW - 50 }),
        sample({ at: NOW - 80, kpiId: 'security-score' }),
      ]);
      await store.prune(NOW);
      expect(
        (await store.listSince(agentRef, 0)).map(({ at }) => at - NOW),
      ).toEqual([-80, -50]);
    });
  },
);

describe.each(databases.engines)('DatabaseKpiSampleStore in %s', engine => {
  it('locks rows in one order, whatever the order of the samples', async () => {
    const knex = await databases.open(engine);
    const locked: unknown[] = [];
    knex.on('query', ({ sql, bindings }) => {
      if (!String(sql).startsWith('insert into')) return;
      const rows: Array<{ kpi_id: string }> = JSON.parse(bindings[0]);
      locked.push(...rows.map(row => row.kpi_id));
    });
    await DatabaseKpiSampleStore.create({ knex }).insert(
      ['kpi-c', 'kpi-a', 'kpi-b'].map(kpiId => sample({ kpiId })),
    );
    expect(locked).toEqual(['kpi-a', 'kpi-b', 'kpi-c']);
  });
});
