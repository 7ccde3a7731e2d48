import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { createStoredAgent, NOW } from '../__testUtils__/factories';
import { createReleaseIncrease } from './__testUtils__/createReleaseIncrease';
import { DatabaseScrapeStore, MemoryScrapeStore } from './scrape';
import { nothing } from './scrape/foldReading';
import { DatabaseKpiStateStore, MemoryKpiStateStore } from './states';
import {
  COVERAGE,
  createKpi,
  GAUGE,
  QUANTILE,
  UPTIME,
} from './__testUtils__/createKpi';
import {
  AGENT,
  createKpiWorld,
  PRODUCTION_REF,
} from './__testUtils__/createKpiWorld';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const databases = createTestDatabases();

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'KpiReadModel on %s',
  engine => {
    async function createStores() {
      if (engine === 'memory') {
        return {
          scrape: MemoryScrapeStore.create(),
          states: MemoryKpiStateStore.create(),
        };
      }
      const knex = await databases.open(engine);
      return {
        scrape: DatabaseScrapeStore.create({ knex }),
        states: DatabaseKpiStateStore.create({ knex }),
      };
    }

    it('lists the KPIs worst first, those without a target last', async () => {
      const world = await createKpiWorld({
        ...(await createStores()),
        kpis: [
          createKpi({ id: 'good' }),
          createKpi({ id: 'bad' }),
          createKpi({ id: 'close', warning: 0.001 }),
          createKpi({ id: 'silent' }),
        ],
      });
      await world.measure([
        { kpiId: 'good', total: 0, count: 100 },
        { kpiId: 'bad', total: 50, count: 100 },
        { kpiId: 'close', total: 1, count: 200 },
      ]);
      await world.evaluation.run();
      const kpis = await world.readModel.getAgentKpis(AGENT, '1h');
      expect(kpis.results.map(({ id }) => id)).toEqual([
        'bad',
        'silent',
        'close',
        'good',
      ]);
      expect(kpis).toMatchObject({
        status: 'not-met',
        counts: { met: 1, atRisk: 1, notMet: 1, unknown: 1 },
        kpiSet: 'kpiset:default/production',
        asOf: new Date(NOW).toISOString(),
      });
      expect(await world.readModel.listCounts([AGENT])).toEqual(
        new Map([[AGENT, kpis.counts]]),
      );
      expect(await world.readModel.listCounts(['component:x/y'])).toEqual(
        new Map(),
      );
    });

    it('gives a KPI its definition, source and environment', async () => {
      const world = await createKpiWorld({
        ...(await createStores()),
        kpis: [createKpi({ description: 'Share of errors', warning: 0.008 })],
      });
      await world.measure([{ total: 1, count: 1_000 }]);
      const result = await world.judge();
      expect(result).toMatchObject({
        id: 'error-rate',
        title: 'Error rate',
        description: 'Share of errors',
        strict: true,
        target: 0.01,
        warning: 0.008,
        window: '5m',
        minimumSamples: 1,
        environment: PRODUCTION_REF,
        source: {
          type: 'scrape',
          provenance: 'observed',
          text: 'measured from /metrics in Production',
        },
      });
    });

    it('draws the course of every kind of KPI', async () => {
      const world = await createKpiWorld({
        ...(await createStores()),
        kpis: [createKpi(), GAUGE, QUANTILE],
      });
      const minutesAgo = (minutes: number) => {
        const start = NOW - minutes * MINUTE;
        return { start, newestAt: start };
      };
      await world.measure([
        { ...minutesAgo(40), total: 1, count: 10 },
        { ...minutesAgo(39), total: 3, count: 10 },
        { ...minutesAgo(10), total: 0, count: 10 },
        { ...minutesAgo(10), kpiId: 'utilization', total: 1, count: 2 },
        { ...minutesAgo(10), kpiId: 'performance', bucket: '0|4', count: 8 },
        { ...minutesAgo(300), total: 5, count: 5 },
      ]);
      await world.evaluation.run();
      const pointsOf = async (id: string, range: '1h' | '24h') => {
        const { results } = await world.readModel.getAgentKpis(AGENT, range);
        return results
          .find(result => result.id === id)
          ?.points.map(({ at, value, samples }) => [
            (Date.parse(at) - NOW) / MINUTE,
            value,
            samples,
          ]);
      };
      expect(await pointsOf('error-rate', '1h')).toEqual([
        [-40, 0.2, 20],
        [-10, 0, 10],
      ]);
      expect(await pointsOf('utilization', '1h')).toEqual([[-10, 0.5, 2]]);
      expect(await pointsOf('performance', '1h')).toEqual([[-10, 2, 8]]);
      expect(await pointsOf('error-rate', '24h')).toEqual([
        [-300, 1, 5],
        [-60, expect.closeTo(4 / 30), 30],
      ]);
    });

    it('tells how requests were spread over releases', async () => {
      const world = await createKpiWorld({
        ...(await createStores()),
        kpis: [],
      });
      const key = { agentRef: AGENT, environmentRef: PRODUCTION_REF };
      await world.scrape.update([key], () => ({
        ...nothing(),
        releases: [
          createReleaseIncrease({
            ...key,
            version: '1.5.0',
            start: NOW,
            requests: 4.6,
          }),
          createReleaseIncrease({
            ...key,
            version: '1.4.0',
            start: NOW,
            requests: 87.4,
          }),
          createReleaseIncrease({
            ...key,
            version: '1.3.0',
            start: NOW - HOUR,
            requests: 99,
          }),
        ],
      }));
      const shares = await world.readModel.listReleaseShares(
        [AGENT],
        NOW - 5 * MINUTE,
      );
      expect(shares.get(AGENT)?.get(PRODUCTION_REF)).toEqual([
        { version: '1.4.0', requests: 87, share: expect.closeTo(0.95) },
        { version: '1.5.0', requests: 5, share: expect.closeTo(0.05) },
      ]);
    });

    it('tells how the last readings went', async () => {
      const world = await createKpiWorld({
        ...(await createStores()),
        kpis: [],
      });
      await world.measure([], {
        ok: false,
        reason: '/metrics answers 503',
        rejected: 3,
      });
      expect(await world.readModel.listScrapeStatuses(AGENT)).toEqual(
        new Map([
          [
            PRODUCTION_REF,
            {
              ok: false,
              at: new Date(NOW).toISOString(),
              reason: '/metrics answers 503',
              rejected: 3,
            },
          ],
        ]),
      );
    });
  },
);

describe('KpiReadModel', () => {
  it('says of a KPI that nobody has judged yet that it is unknown', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    const { status, results } = await world.readModel.getAgentKpis(AGENT, '1h');
    expect(status).toBe('unknown');
    expect(results[0]).toMatchObject({
      status: 'unknown',
      reason: 'No samples: it has not been evaluated yet.',
      samples: 0,
      points: [],
    });
  });

  it('has nothing for an agent that is not there', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    expect(
      await world.readModel.getAgentKpis('component:default/x', '1h'),
    ).toMatchObject({ status: 'unknown', results: [] });
  });

  it('draws uptime from the probes of the environments it is measured in', async () => {
    const world = await createKpiWorld({ kpis: [UPTIME] });
    const from = new Date(NOW - 5 * MINUTE).toISOString();
    const history = (pass: number, fail: number) => ({
      from,
      to: from,
      bucketMs: MINUTE,
      buckets: [{ from, pass, warn: 1, fail, unknown: 7 }],
    });
    world.uptime.getHistory = async () => [
      { environmentRef: PRODUCTION_REF, history: history(8, 1) },
      { environmentRef: 'resource:default/staging', history: history(0, 9) },
    ];
    const { points } = await world.judge('uptime');
    expect(points).toEqual([{ at: from, value: 0.9, samples: 10 }]);
  });

  it('shows figures that documents state among the points', async () => {
    const source = { title: 'Report' };
    const at = new Date(NOW - 10 * MINUTE).toISOString();
    const world = await createKpiWorld({
      kpis: [COVERAGE],
      agents: [
        createStoredAgent({
          samples: [
            { kpi: 'test-coverage', value: 0.7, at, source },
            { kpi: 'test-coverage', value: 0.6, source },
            { kpi: 'other', value: 0.5, at, source },
          ],
        }),
      ],
    });
    const { points } = await world.judge('test-coverage');
    expect(points).toEqual([{ at, value: 0.7, samples: 1 }]);
  });
});
