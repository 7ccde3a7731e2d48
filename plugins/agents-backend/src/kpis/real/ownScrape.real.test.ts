import {
  type RunningPrometheus,
  startPrometheus,
} from '@agent-portal/demo-fleet';
import type { Kpi } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createKpi, GAUGE, MEAN, QUANTILE } from '../__testUtils__/createKpi';
import { createScrapeWorld, METRICS } from '../__testUtils__/createScrapeWorld';
import { StoredKpiSource } from '../sources';

const describeReal = process.env.PROMETHEUS_PATH ? describe : describe.skip;

jest.setTimeout(60_000);

const INTERVAL_MS = 15_000;
const READINGS = 40;
/** Readings lie within minutes, not where one minute or window ends. */
const FIRST_AT = NOW + 7_000;
/** Readings at the edges of the window between which nothing moves. */
const STILL = 6;
const LATEST_AT = FIRST_AT + (READINGS - 1) * INTERVAL_MS;
const WINDOW_MS = 5 * 60_000;

const KPIS: Array<{ kpi: Kpi; promql: string }> = [
  {
    kpi: createKpi(),
    promql:
      'sum(increase(requests_total{error!=""}[5m])) / sum(increase(requests_total[5m]))',
  },
  {
    kpi: MEAN,
    promql:
      'sum(increase(duration_seconds_sum[5m])) / sum(increase(duration_seconds_count[5m]))',
  },
  {
    kpi: QUANTILE,
    promql:
      'histogram_quantile(0.5, sum by (le) (increase(duration_seconds_bucket[5m])))',
  },
  { kpi: GAUGE, promql: 'avg(avg_over_time(busy_ratio[5m]))' },
];

/** Samples of an instance at a reading: it serves, restarts once, and then serves on. */
function* simulate(): Generator<Map<string, number>> {
  // As if it had run for long: PromQL makes a difference where a counter is near 0.
  const counts = [10_000, 20_000, 30_000, 40_000, 50_000];
  let failed = 500;
  let sum = 30_000;
  for (let reading = 0; reading < READINGS; reading++) {
    const since = READINGS - WINDOW_MS / INTERVAL_MS;
    const isMoving =
      reading > since + STILL / 2 && reading < READINGS - STILL / 2;
    if (reading === READINGS - 12) {
      counts.fill(0);
      failed = 0;
      sum = 0;
    }
    if (isMoving) {
      for (const index of counts.keys()) {
        counts[index] += (reading % 4) + 7 * index;
      }
      failed += reading % 3;
      sum += 2.5 * (reading % 5) + 11;
    }
    const total = counts.at(-1) ?? 0;
    yield new Map([
      ['requests_total{error="",version="1"}', total - failed],
      ['requests_total{error="x",version="1"}', failed],
      ['duration_seconds_bucket{le="0.5"}', counts[0]],
      ['duration_seconds_bucket{le="1"}', counts[1]],
      ['duration_seconds_bucket{le="2"}', counts[2]],
      ['duration_seconds_bucket{le="5"}', counts[3]],
      ['duration_seconds_bucket{le="+Inf"}', total],
      ['duration_seconds_sum', sum],
      ['duration_seconds_count', total],
      ['busy_ratio', ((reading * 7) % 10) / 10],
    ]);
  }
}

describeReal('what the portal reads itself', () => {
  let prometheus: RunningPrometheus;
  let measured: Awaited<ReturnType<StoredKpiSource['measure']>>;
  const now = LATEST_AT + 8_000;

  beforeAll(async () => {
    const world = await createScrapeWorld({ kpis: KPIS.map(({ kpi }) => kpi) });
    world.clock.now = FIRST_AT - INTERVAL_MS;
    const history = new Map<string, string[]>();
    for (const samples of simulate()) {
      await world.read({
        [METRICS]: [...samples].map(pair => `${pair.join(' ')}\n`).join(''),
      });
      for (const [series, value] of samples) {
        const lines = history.get(series) ?? [];
        lines.push(`${series} ${value} ${world.clock.now / 1_000}`);
        history.set(series, lines);
      }
    }
    prometheus = await startPrometheus({
      history: `${[...history.values()].flat().join('\n')}\n# EOF\n`,
    });
    measured = await StoredKpiSource.create({
      type: 'scrape',
      store: world.store,
    }).measure(
      KPIS.map(({ kpi }) => ({
        agentRef: 'component:default/architect',
        definition: kpi,
        windowMs: WINDOW_MS,
        environments: [{ ref: 'resource:default/production' }],
      })),
      { now },
    );
  });

  afterAll(async () => prometheus?.stop());

  it.each(
    KPIS.map(({ kpi, promql }, index) => ({ id: kpi.id, promql, index })),
  )(
    'is what PromQL says of the same readings, for the KPI $id',
    async ({ promql, index }) => {
      const expected = await ask(prometheus.url, promql, now);
      const { value = NaN, problem } = measured[index];
      expect(problem).toBeUndefined();
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(expected * 0.001);
    },
  );
});

async function ask(url: string, promql: string, at: number): Promise<number> {
  const form = new URLSearchParams({ query: promql, time: `${at / 1_000}` });
  // eslint-disable-next-line no-restricted-globals -- A test may ask whom it started itself.
  const answer = await fetch(`${url}/api/v1/query?${form}`);
  const { data } = (await answer.json()) as {
    data: { result: Array<{ value: [number, string] }> };
  };
  return Number(data.result[0].value[1]);
}
