import { setTimeout as sleep } from 'node:timers/promises';
import {
  type RunningFleet,
  type RunningPrometheus,
  startDemoFleet,
  startPrometheus,
} from '@agent-portal/demo-fleet';
import type { KpiDefinition } from '@agent-portal/plugin-agents-common';
import { createRequest, createServer } from '../__testUtils__/factories';
import { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusKpiSource } from '../measuring/PrometheusKpiSource';

const { PROMETHEUS_PATH } = process.env;
const describeReal = PROMETHEUS_PATH ? describe : describe.skip;

jest.setTimeout(120_000);

const AGENTS = ['architect', 'quality-guardian', 'developer'];
const WINDOW_MS = 20_000;
/** What the server scrapes, every second, before anything is compared. */
const WATCHED_MS = 25_000;
const DURATION = 'gen_ai_invoke_agent_duration_seconds';

/** KPIs as the portal defines them, and the PromQL that a person would write for one agent. */
const KPIS: Array<{
  name: string;
  definition: Partial<KpiDefinition>;
  promql: (selector: string) => string;
}> = [
  {
    name: 'ratio',
    definition: {
      source: {
        type: 'scrape',
        measure: 'ratio',
        numerator: {
          metric: 'agent_tasks_total',
          labels: { outcome: 'failed' },
        },
        denominator: { metric: 'agent_tasks_total' },
      },
    },
    promql: selector =>
      `(sum(increase(agent_tasks_total{${selector}, outcome="failed"}[20s])) or vector(0)) / sum(increase(agent_tasks_total{${selector}}[20s]))`,
  },
  {
    name: 'mean',
    definition: {
      unit: 'seconds',
      source: { type: 'scrape', measure: 'mean', metric: DURATION },
    },
    promql: selector =>
      `sum(increase(${DURATION}_sum{${selector}}[20s])) / sum(increase(${DURATION}_count{${selector}}[20s]))`,
  },
  {
    name: 'quantile',
    definition: {
      unit: 'seconds',
      source: {
        type: 'scrape',
        measure: 'quantile',
        metric: DURATION,
        quantile: 0.95,
      },
    },
    promql: selector =>
      `histogram_quantile(0.95, sum by (le) (increase(${DURATION}_bucket{${selector}}[20s])))`,
  },
  {
    name: 'gauge',
    definition: {
      source: {
        type: 'scrape',
        measure: 'gauge',
        metric: 'agent_worker_utilization_ratio',
      },
    },
    promql: selector =>
      `avg_over_time(agent_worker_utilization_ratio{${selector}}[20s])`,
  },
  {
    name: 'query of its own',
    definition: {
      unit: 'count',
      source: {
        type: 'prometheus',
        measure: 'value',
        query:
          'max(max_over_time(agent_worker_utilization_ratio{ {{selector}} }[{{window}}])) + sum(rate(agent_tasks_total{ {{selector}}, outcome!="failed" }[{{window}}]))',
      },
    },
    promql: selector =>
      `max(max_over_time(agent_worker_utilization_ratio{${selector}}[20s])) + sum(rate(agent_tasks_total{${selector}, outcome!="failed"}[20s]))`,
  },
];

describeReal('a real Prometheus server that scrapes the demo fleet', () => {
  let fleet: RunningFleet;
  let prometheus: RunningPrometheus;
  let client: PrometheusClient;
  let source: PrometheusKpiSource;
  let now = 0;
  const warn = jest.fn();

  beforeAll(async () => {
    fleet = await startDemoFleet({
      instances: AGENTS.map(agent => ({
        agent,
        title: agent,
        description: agent,
        environment: 'production',
        stage: 'production',
        port: 0,
        version: '1.4.0',
        paths: {
          liveness: '/health',
          agents: '/health/agents',
          dependencies: '/health/dependencies',
          business: '/health/business',
          metrics: '/metrics',
        },
        dependencies: [],
      })),
      controlPort: 0,
      load: false,
    });
    await fleet.fleet.setFaults({ agent: 'quality-guardian' }, { errors: 0.3 });
    prometheus = await startPrometheus({
      jobs: [
        {
          name: 'agents',
          targets: fleet.fleet.status().map(({ agent, url }) => ({
            url: `${url}/metrics`,
            labels: { agent, environment: 'production' },
          })),
        },
      ],
    });
    const until = Date.now() + WATCHED_MS;
    while (Date.now() < until) {
      await Promise.all(
        fleet.fleet.status().map(async ({ url }) => {
          await fetch(`${url}/invoke`, { method: 'POST', body: '{}' });
        }),
      );
      await sleep(20);
    }
    client = PrometheusClient.create({
      server: createServer({ url: prometheus.url, timeoutMs: 20_000 }),
    });
    now = Date.now();
    source = PrometheusKpiSource.create({
      clients: [client],
      logger: { warn },
      now: Date.now,
    });
  });

  afterAll(async () => {
    await client?.close();
    await prometheus?.stop();
    await fleet?.stop();
  });

  it.each(KPIS)(
    'gives the value that PromQL gives, for the $name of every agent',
    async ({ definition, promql }) => {
      const asked = jest.spyOn(client, 'query');
      const measured = await source.measure(
        AGENTS.map(agent =>
          createRequest({
            agent,
            selector: `{agent="${agent}", environment="production"}`,
            definition,
            windowMs: WINDOW_MS,
          }),
        ),
        { now },
      );
      expect(asked).toHaveBeenCalledTimes(1);
      asked.mockRestore();
      for (const [index, agent] of AGENTS.entries()) {
        const { series } = await client.query(promql(`agent="${agent}"`), {
          at: now,
        });
        const expected = series[0].samples[0].value;
        expect(measured[index]).toMatchObject({ samples: expect.any(Number) });
        expect(measured[index].problem).toBeUndefined();
        expect(
          Math.abs((measured[index].value ?? NaN) - expected),
        ).toBeLessThanOrEqual(Math.abs(expected) * 0.001);
        expect(now - (measured[index].newestAt ?? 0)).toBeLessThan(3_000);
      }
    },
  );
});
