import type { Knex } from 'knex';
import { KPI_NOW, loadMinutes, MINUTE } from '../kpis/increases';
import { saveKpiFleet } from '../kpis/kpiFleet';
import { noteReadings, openKpis } from '../kpis/openKpis';
import { finishLoading } from '../data/insertAll';
import { interleave } from '../measure/interleave';
import type { Series } from '../measure/statistics';
import { openDatabase } from '../portal/openDatabase';
import { atMost } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const AGENTS = 10_000;
const SMALL = 1_000;
const KPIS = 12;
const MINUTES = 15;
const ROUNDS = 5;
const WARM_UP = 1;

/** Judging every KPI of every agent. */
export const kpisEvaluate: Scenario = {
  name: 'kpis-evaluate',
  title: `${KPIS} KPIs of every agent, measured, judged and saved`,
  run: options => {
    const agents = options.full ? AGENTS : SMALL;
    return onEachEngine(
      {
        ...options,
        method: [
          `${agents.toLocaleString('en')} agents${
            options.full ? '' : ' (10,000 with --full)'
          } with ${KPIS} KPIs over ${MINUTES} minutes, of which there are ${(
            agents *
            KPIS *
            MINUTES
          ).toLocaleString(
            'en',
          )} rows by the minute. A pass reads policies, agents and instances, sums up, judges, compares with the verdicts before and saves those that differ.`,
          'Floor: the raw aggregate of the same rows by agent, environment, KPI and bucket, in one statement.',
          `${ROUNDS} rounds in turns after ${WARM_UP} to warm up, in which all verdicts are saved for the first time.`,
        ],
      },
      async engine => {
        const { knex, close } = await openDatabase(engine);
        try {
          const figures = await measure(knex, agents);
          return figures.map(figure => ({ ...figure, variant: engine }));
        } finally {
          await close();
        }
      },
    );
  },
};

async function measure(knex: Knex, agents: number): Promise<Figure[]> {
  const size = { agents, kpis: KPIS };
  await saveKpiFleet(knex, { ...size, source: 'scrape' });
  await loadMinutes(knex, { ...size, minutes: MINUTES });
  await noteReadings(knex, agents);
  await finishLoading(knex, ['kpi_series', 'kpi_minutes', 'kpi_hours']);
  const { evaluation } = openKpis(knex);
  const times = await interleave(
    {
      pass: async () => {
        const { evaluated } = await evaluation.run();
        if (evaluated !== agents * KPIS) {
          throw new Error(`Only ${evaluated} KPIs were judged`);
        }
      },
      raw: async () => {
        const sums = await aggregate(knex);
        if (sums !== agents * KPIS) throw new Error(`There are ${sums} sums`);
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
    atMost(2, {
      name: 'evaluating all KPIs',
      measured: measured('a pass', times.pass),
      against: measured('raw aggregate', times.raw),
    }),
  ];
}

async function aggregate(knex: Knex): Promise<number> {
  const rows: unknown[] = await knex('kpi_minutes')
    .join('kpi_series', 'kpi_series.id', 'series_id')
    .select('agent_ref', 'environment_ref', 'kpi_id', 'bucket')
    .sum({ total: 'total', count: 'count' })
    .max({ newest_at: 'newest_at' })
    .where('start', '>=', KPI_NOW - MINUTES * MINUTE)
    .groupBy('agent_ref', 'environment_ref', 'kpi_id', 'bucket');
  return rows.length;
}
