import type { Knex } from 'knex';
import { agentRef, KPI_NOW, loadMinutes, MINUTE } from '../kpis/increases';
import { saveKpiFleet } from '../kpis/kpiFleet';
import { noteReadings, openKpis } from '../kpis/openKpis';
import { finishLoading } from '../data/insertAll';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import { openDatabase } from '../portal/openDatabase';
import { atMost } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const AGENTS = 1_000;
const KPIS = 4;
const POINTS = 25;
const MINUTES = 60;
const ROUNDS = 200;
const WARM_UP = 20;

/** What the page of an agent asks for. */
export const kpisRead: Scenario = {
  name: 'kpis-read',
  title: `${KPIS} KPIs of one agent with ${POINTS} points each, read`,
  run: options =>
    onEachEngine(
      {
        ...options,
        method: [
          `${KPIS} KPIs of one of ${AGENTS.toLocaleString(
            'en',
          )} agents over the last hour: verdicts, budgets, trends and at least ${POINTS} points each, from what is stored to the answer's object.`,
          'Floor: what the answer is made of, raw: the policies, the agent and its instance, its verdicts, its readings and the sums by span of time, one statement each.',
          `${ROUNDS} rounds in turns after ${WARM_UP} to warm up, each another agent.`,
        ],
      },
      async engine => {
        const { knex, close } = await openDatabase(engine);
        try {
          const figures = await measure(knex);
          return figures.map(figure => ({ ...figure, variant: engine }));
        } finally {
          await close();
        }
      },
    ),
};

async function measure(knex: Knex): Promise<Figure[]> {
  const size = { agents: AGENTS, kpis: KPIS };
  await saveKpiFleet(knex, { ...size, source: 'scrape' });
  await loadMinutes(knex, { ...size, minutes: MINUTES });
  await noteReadings(knex, AGENTS);
  const { evaluation, readModel } = openKpis(knex);
  await evaluation.run();
  await finishLoading(knex, [
    'kpi_series',
    'kpi_minutes',
    'kpi_hours',
    'kpi_state',
  ]);
  const turns = { ours: 0, raw: 0 };
  const times = await interleave(
    {
      ours: async () => {
        const ref = agentRef((turns.ours++ * 37) % AGENTS);
        const { results } = await readModel.getAgentKpis(ref, '1h');
        const points = Math.min(...results.map(kpi => kpi.points.length));
        if (results.length !== KPIS || points < POINTS) {
          throw new Error(`${results.length} KPIs with ${points} points`);
        }
      },
      raw: async () => {
        const rows = await readRaw(knex, (turns.raw++ * 37) % AGENTS);
        if (rows < KPIS * POINTS) throw new Error(`There are ${rows} rows`);
      },
    },
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  const measured = (what: string, series: Series): Measured => ({
    what: `${what}, median`,
    value: series.median,
    unit: 'ms',
    series,
  });
  return [
    atMost(3, {
      name: 'reading the KPIs of an agent',
      measured: measured('the portal', times.ours),
      against: measured('raw statements', times.raw),
    }),
  ];
}

async function readRaw(knex: Knex, index: number): Promise<number> {
  const ref = agentRef(index);
  await knex('agent_policies').select();
  await knex('agents').where('ref', ref);
  await knex('agent_instances').where('agent_ref', ref);
  await knex('kpi_state').where('agent_ref', ref);
  await knex('scrape_state')
    .select('agent_ref', 'ok', 'at', 'reason')
    .where('agent_ref', ref);
  const span = 2 * MINUTE;
  const query: Knex.QueryBuilder = knex('kpi_series');
  const rows: unknown[] = await query
    .select('kpi_id', 'bucket')
    .select(knex.raw(`floor(start / ${span}) * ${span} as span_start`))
    .sum({ total: 'total', count: 'count' })
    .join('kpi_minutes', 'series_id', 'kpi_series.id')
    .where('agent_ref', ref)
    .where('start', '>=', KPI_NOW - MINUTES * MINUTE)
    .groupBy(['kpi_id', 'bucket', 'span_start'])
    .orderBy('span_start');
  return rows.length;
}
