import { isSqlite } from '@agent-portal/plugin-agents-backend/src/database/isSqlite';
import { DatabaseScrapeStore } from '@agent-portal/plugin-agents-backend/src/kpis/scrape';
import type { Knex } from 'knex';
import { increasesOf, KPI_NOW, MINUTE, updateOf } from '../kpis/increases';
import { timeOf } from '../measure/interleave';
import { summarize } from '../measure/statistics';
import { openDatabase } from '../portal/openDatabase';
import { atMost } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const AGENTS = 1_667;
const KPIS = 12;
const PASSES = 50;
const SMALL_PASSES = 5;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Rolling what KPIs gain up to minutes, hours and days. */
export const kpisRollup: Scenario = {
  name: 'kpis-rollup',
  title: 'what KPIs gain, rolled up to minutes, hours and days',
  run: options => {
    const passes = options.full ? PASSES : SMALL_PASSES;
    const samples = AGENTS * KPIS * passes;
    return onEachEngine(
      {
        ...options,
        method: [
          `${samples.toLocaleString('en')} samples${
            options.full ? '' : ' (a million with --full)'
          }: ${KPIS} KPIs of ${AGENTS.toLocaleString(
            'en',
          )} agents in ${passes} passes a minute apart, each stored in one transaction.`,
          'Floor: the same rows put into the table of minutes by the number of their series, as JSON that is made beforehand, and rolled up in SQL (group by, added to the hours and days) in the same transaction.',
          'The two in turns, pass by pass, each into tables of its own. Compared are the sums of all passes.',
          'Incremental: the median pass of the portal, against rolling up all that is stored from minutes to hours and days in SQL, as a portal would have to that kept no sums.',
        ],
      },
      async engine => {
        const ours = await openDatabase(engine);
        const raw = await openDatabase(engine);
        try {
          const figures = await measure(ours.knex, raw.knex, passes);
          return figures.map(figure => ({ ...figure, variant: engine }));
        } finally {
          await ours.close();
          await raw.close();
        }
      },
    );
  },
};

async function measure(
  ours: Knex,
  raw: Knex,
  passes: number,
): Promise<Figure[]> {
  const size = { agents: AGENTS, kpis: KPIS };
  const store = DatabaseScrapeStore.create({ knex: ours });
  const times = { ours: [] as number[], raw: [] as number[] };
  // The first pass gives every series its number, which happens once in its life.
  const first = increasesOf(KPI_NOW - HOUR, size);
  await store.update([], () => updateOf(first));
  for (let pass = 0; pass < passes; pass++) {
    const start = KPI_NOW - (passes - pass) * MINUTE;
    const increases = increasesOf(start, size);
    const json = JSON.stringify(
      increases.map(({ total, count, newestAt }, index) => ({
        series_id: index + 1,
        start,
        total,
        count,
        newest_at: newestAt,
      })),
    );
    const tasks = [
      async () => {
        times.ours.push(
          await timeOf(() => store.update([], () => updateOf(increases))),
        );
      },
      async () => {
        times.raw.push(await timeOf(() => rollUpRaw(raw, { json, start })));
      },
    ];
    if (pass % 2 === 1) tasks.reverse();
    for (const task of tasks) await task();
  }
  await requireSame(ours, raw);
  const full = await timeOf(() => rollUpAll(raw));
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const measured = (what: string, values: number[]): Measured => ({
    what: `${what}, all passes`,
    value: sum(values),
    unit: 'ms',
    series: summarize(values),
  });
  return [
    atMost(1.3, {
      name: 'rolling up as it comes in',
      measured: measured('the portal', times.ours),
      against: measured('raw SQL', times.raw),
    }),
    atMost(0.1, {
      name: 'one pass against all that is stored',
      measured: {
        what: 'a pass, median',
        value: summarize(times.ours).median,
        unit: 'ms',
      },
      against: { what: 'all from minutes, in SQL', value: full, unit: 'ms' },
    }),
  ];
}

async function rollUpRaw(
  knex: Knex,
  { json, start }: { json: string; start: number },
): Promise<void> {
  await knex.transaction(async transaction => {
    const columns = ['series_id', 'start', 'total', 'count', 'newest_at'];
    const values = isSqlite(knex)
      ? `select ${columns
          .map(column => `json_extract(value, '$.${column}')`)
          .join(', ')} from json_each(?)`
      : `select ${columns.join(
          ', ',
        )} from json_populate_recordset(null::kpi_minutes, ?)`;
    await transaction.raw(
      `insert into kpi_minutes (${columns.join(', ')}) ${values}`,
      [json],
    );
    for (const [table, span] of [
      ['kpi_hours', HOUR],
      ['kpi_days', DAY],
    ] as const) {
      await transaction.raw(
        `insert into ${table} (${columns.join(', ')})
         select series_id, floor(start / ${span}) * ${span}, sum(total), sum(count), max(newest_at)
         from kpi_minutes where start = ? group by 1, 2
         on conflict (series_id, start) do update set
           total = ${table}.total + excluded.total, count = ${table}.count + excluded.count,
           newest_at = excluded.newest_at`,
        [start],
      );
    }
  });
}

/** Everything anew, as if nothing had been kept. */
async function rollUpAll(knex: Knex): Promise<void> {
  await knex.transaction(async transaction => {
    for (const [table, span] of [
      ['kpi_hours', HOUR],
      ['kpi_days', DAY],
    ] as const) {
      await transaction(table).del();
      await transaction.raw(
        `insert into ${table} (series_id, start, total, count, newest_at)
         select series_id, floor(start / ${span}) * ${span}, sum(total), sum(count), max(newest_at)
         from kpi_minutes group by 1, 2`,
      );
    }
  });
}

/** Both must have come to the same sums, but for the pass that gave numbers. */
async function requireSame(ours: Knex, raw: Knex): Promise<void> {
  const read = async (knex: Knex) => {
    const [row] = await knex('kpi_hours')
      .sum({ count: 'count' })
      .where('start', '>=', KPI_NOW - HOUR);
    return Math.round(Number(row.count));
  };
  const [one, other] = [await read(ours), await read(raw)];
  if (one !== other || one === 0) {
    throw new Error(`The portal counted ${one} and raw SQL ${other}`);
  }
}
