import {
  type RunningPrometheus,
  startPrometheus,
} from '@agent-portal/demo-fleet';
import {
  createRequest,
  createServer,
  MINUTE,
  NOW,
} from '../__testUtils__/factories';
import { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusKpiSource } from '../measuring/PrometheusKpiSource';
import { quote } from '../promql/text';

const describeReal = process.env.PROMETHEUS_PATH ? describe : describe.skip;

jest.setTimeout(60_000);

const HOUR = 60 * MINUTE;
const CURRENT = 'gen_ai_invoke_agent_duration_seconds_count';
/** What the same thing was called with another exporter. */
const FORMER = 'gen_ai_invoke_agent_duration_count';

/** Names that would be others' if they were not taken for what they are. */
const HOSTILE = [
  'a.b',
  'axb',
  '.*',
  'a|b',
  'quote"d',
  'back\\slash',
  'ü é',
  '"} or up{job=~".+',
  '$1',
  'a.b"}[5m])) or vector(1) #',
];
const USUAL = Array.from({ length: 200 }, (_, index) => `agent-${index}`);
const AGENTS = [...HOSTILE, ...USUAL];

/** Two hours of an agent's counters, a sample a minute, as OpenMetrics. */
function* counters(agent: string, metric: string, failed: number) {
  // OpenMetrics knows fewer escapes than PromQL.
  const name = agent.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  for (const [error, rate] of [
    ['', 100 - failed],
    ['timeout', failed],
  ]) {
    for (let minute = 0; minute <= 120; minute++) {
      const at = (NOW - 2 * HOUR + minute * MINUTE) / 1_000;
      yield `${metric}{agent="${name}",error_type="${error}"} ${
        10_000 + minute * Number(rate)
      } ${at}`;
    }
  }
}

function createHistory(): string {
  const lines = AGENTS.flatMap((agent, index) => [
    ...counters(agent, CURRENT, index % 40),
  ]);
  lines.push(
    ...counters('former', FORMER, 7),
    ...counters('both', CURRENT, 3),
    ...counters('both', FORMER, 50),
    // It ended half an hour ago.
    ...[...counters('gone', CURRENT, 1)].filter(
      line => Number(line.split(' ').at(-1)) <= (NOW - HOUR / 2) / 1_000,
    ),
  );
  return `${lines.join('\n')}\n# EOF\n`;
}

const source = {
  type: 'scrape' as const,
  measure: 'ratio' as const,
  numerator: { metric: CURRENT, labels: { error_type: { not: '' } } },
  denominator: { metric: CURRENT },
};

const requestFor = (agent: string) =>
  createRequest({
    agent: 'any',
    selector: `{agent=${quote(agent)}}`,
    definition: { source },
    windowMs: HOUR,
  });

describeReal('a real Prometheus server with a history', () => {
  let prometheus: RunningPrometheus;
  let client: PrometheusClient;
  let kpis: PrometheusKpiSource;

  beforeAll(async () => {
    prometheus = await startPrometheus({ history: createHistory() });
    client = PrometheusClient.create({
      server: createServer({ url: prometheus.url, timeoutMs: 30_000 }),
    });
    kpis = PrometheusKpiSource.create({
      clients: [client],
      logger: { warn: () => {} },
      now: Date.now,
    });
  });

  afterAll(async () => {
    await client?.close();
    await prometheus?.stop();
  });

  it('tells agents apart whatever they are called, all in one query', async () => {
    const asked = jest.spyOn(client, 'query');
    const measured = await kpis.measure(AGENTS.map(requestFor), { now: NOW });
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    for (const [index, { value, problem }] of measured.entries()) {
      expect([AGENTS[index], problem]).toEqual([AGENTS[index], undefined]);
      expect(value).toBeCloseTo((index % 40) / 100, 6);
    }
  });

  it('says the same as PromQL asked about one', async () => {
    const [{ value, samples }] = await kpis.measure([requestFor('agent-31')], {
      now: NOW,
    });
    const sum = async (condition: string) => {
      const { series } = await client.query(
        `sum(increase(${CURRENT}{agent="agent-31"${condition}}[1h]))`,
        { at: NOW },
      );
      return series[0].samples[0].value;
    };
    const [failed, all] = [await sum(', error_type!=""'), await sum('')];
    expect(samples).toBeCloseTo(all, 6);
    expect(value).toBeCloseTo(failed / all, 9);
  });

  it('finds a metric under its former name, and counts nothing twice', async () => {
    const measured = await kpis.measure(['former', 'both'].map(requestFor), {
      now: NOW,
    });
    expect(measured[0].value).toBeCloseTo(0.07, 6);
    expect(measured[1].value).toBeCloseTo(0.03, 6);
    expect(measured[1].samples).toBeCloseTo(6_000, -2);
  });

  it('knows when what stopped was seen last', async () => {
    const [gone, never] = await kpis.measure(
      [requestFor('gone'), requestFor('never there')],
      { now: NOW },
    );
    expect(gone.value).toBeCloseTo(0.01, 6);
    expect(gone.newestAt).toBeLessThanOrEqual(NOW - HOUR / 2);
    expect(gone.newestAt).toBeGreaterThan(NOW - HOUR / 2 - 2 * MINUTE);
    expect(never).toEqual({
      samples: 0,
      problem: 'Prometheus has no series for its selector within the window',
    });
  });

  it('gives the course that PromQL gives for a range', async () => {
    const [points] = await kpis.course([requestFor('agent-31')], {
      since: NOW - HOUR,
      until: NOW,
      spanMs: 10 * MINUTE,
    });
    expect(points.map(({ at }) => at)).toEqual(
      [60, 50, 40, 30, 20, 10].map(minutes =>
        new Date(NOW - minutes * MINUTE).toISOString(),
      ),
    );
    const { series } = await client.query(
      `sum(increase(${CURRENT}{agent="agent-31", error_type!=""}[10m])) / sum(increase(${CURRENT}{agent="agent-31"}[10m]))`,
      { start: NOW - 50 * MINUTE, end: NOW, stepMs: 10 * MINUTE },
    );
    for (const [index, { value }] of points.entries()) {
      expect(value).toBeCloseTo(series[0].samples[index].value, 9);
    }
  });

  it('refuses to be asked for too much, and says so', async () => {
    const small = PrometheusClient.create({
      server: createServer({ url: prometheus.url, maximumBytes: 2_000 }),
    });
    const limited = PrometheusKpiSource.create({
      clients: [small],
      logger: { warn: () => {} },
      now: Date.now,
    });
    const measured = await limited.measure(USUAL.map(requestFor), { now: NOW });
    await small.close();
    // Taken apart until it fits.
    expect(measured.filter(({ value }) => value === undefined)).toEqual([]);
  });

  it('says what a server that knows better says', async () => {
    const [measured] = await kpis.measure(
      [
        createRequest({
          selector: '{agent="agent-1"}',
          definition: {
            source: {
              type: 'prometheus',
              measure: 'value',
              query: 'no_such_function(x{ {{selector}} })',
            },
          },
        }),
      ],
      { now: NOW },
    );
    expect(measured.problem).toMatch(/cannot be read|refuses the query/);
  });
});
