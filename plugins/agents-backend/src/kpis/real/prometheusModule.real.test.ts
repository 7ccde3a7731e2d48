import {
  type RunningPrometheus,
  startPrometheus,
} from '@agent-portal/demo-fleet';
import prometheusModule from '@agent-portal/plugin-agents-backend-module-prometheus';
import type { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { createAgentEntity } from '../../__testUtils__/entities';
import { startPortal } from '../../__testUtils__/startPortal';

const describeReal = process.env.PROMETHEUS_PATH ? describe : describe.skip;

jest.setTimeout(60_000);

const MINUTE = 60_000;

/** Half an hour until now in which 2 of 100 tasks fail each minute, and 3 wait. */
function createHistory(agent: string): string {
  const lines: string[] = [];
  const now = Date.now();
  const add = (series: string, value: (minute: number) => number) => {
    for (let minute = 0; minute <= 30; minute++) {
      const at = (now - (30 - minute) * MINUTE) / 1_000;
      lines.push(`${series} ${value(minute)} ${at}`);
    }
  };
  const label = `agent="${agent}"`;
  add(
    `agent_tasks_total{${label},outcome="failed"}`,
    minute => 1_000 + 2 * minute,
  );
  add(
    `agent_tasks_total{${label},outcome="completed"}`,
    minute => 50_000 + 98 * minute,
  );
  add(`queue_length{${label}}`, () => 3);
  return lines.join('\n');
}

const KPI = {
  title: 'x',
  category: 'technical',
  direction: 'lower',
  window: '10m',
  minimumSamples: 1,
};

const ENTITIES: Entity[] = [
  createAgentEntity({
    name: 'kept',
    url: 'http://127.0.0.1:9',
    instance: { metrics: { prometheus: { selector: '{agent="kept"}' } } },
    agent: { kpis: 'kpiset:default/asked' },
  }),
  {
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'KpiSet',
    metadata: { name: 'asked', etag: '1' },
    spec: {
      owner: 'group:default/core',
      kpis: [
        {
          ...KPI,
          id: 'error-rate',
          unit: 'ratio',
          target: 0.05,
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
        {
          ...KPI,
          id: 'queue',
          unit: 'count',
          target: 2,
          source: {
            type: 'prometheus',
            measure: 'value',
            query:
              'avg(avg_over_time(queue_length{ {{selector}} }[{{window}}]))',
            samples:
              'sum(count_over_time(queue_length{ {{selector}} }[{{window}}]))',
          },
        },
      ],
    },
  },
];

describeReal('the portal with the Prometheus module', () => {
  let prometheus: RunningPrometheus;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    prometheus = await startPrometheus({
      history: `${createHistory('kept')}\n${createHistory('other')}\n# EOF\n`,
    });
    portal = await startPortal({
      entities: ENTITIES,
      modules: [prometheusModule],
      prometheus: {
        servers: [
          {
            name: 'main',
            url: prometheus.url,
            environments: ['production'],
            timeout: '20s',
            scrapeInterval: '1m',
          },
        ],
      },
    });
    await portal.run('catalog-sync');
    await portal.run('kpi-evaluation');
    await portal.run('kpi-budgets');
  });

  afterAll(async () => {
    await portal?.stop();
    await prometheus?.stop();
  });

  it('judges KPIs by what the server says, with their course and budget', async () => {
    const { body, status } = await request(portal.server).get(
      '/api/agents/v1/agents/component/default/kept/kpis?range=15m',
    );
    expect([status, body.error]).toEqual([200, undefined]);
    const [queue, errors] = ['queue', 'error-rate'].map(id =>
      body.results.find((result: { id: string }) => result.id === id),
    );
    expect(errors).toMatchObject({
      status: 'met',
      observed: expect.closeTo(0.02, 4),
      source: {
        type: 'prometheus',
        text: expect.stringContaining('measured from Prometheus in '),
      },
    });
    expect(errors.samples).toBeGreaterThan(800);
    expect(errors.interval.high).toBeGreaterThan(0.02);
    expect(queue).toMatchObject({ status: 'not-met', observed: 3 });
    expect(queue.points.length).toBeGreaterThan(10);
    expect(queue.points[3].value).toBe(3);
    expect(errors.points.length).toBeGreaterThan(10);
    expect(errors.points[3].value).toBeCloseTo(0.02, 4);
    expect(errors.budget).toMatchObject({ allowed: 0.05 });
  });
});
