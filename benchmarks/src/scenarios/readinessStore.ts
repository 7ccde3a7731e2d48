import { toResultRow } from '@agent-portal/plugin-agents-backend/src/readiness/results/readinessRows';
import type { ReadinessChanges } from '@agent-portal/plugin-agents-backend/src/readiness/results/ReadinessStore';
import { isKnownFact } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { interleave, timeOf } from '../measure/interleave';
import { type Series, summarize } from '../measure/statistics';
import type { Engine } from '../portal/engines';
import {
  createStoredReadiness,
  STORED_CHECKS,
  summariesOf,
} from '../readiness/createStoredReadiness';
import { openPluginDatabase } from '../readiness/openPluginDatabase';
import { atMost } from '../report/figures';
import type { Figure, Measured, Scenario } from '../report/model';
import { onEachEngine } from './onEachEngine';

const AGENTS = 10_000;
const ROUNDS = 7;
const WARM_UP = 1;
const FULL_ROUNDS = 2;
const CHANGES = 60;

/** What is stored of how agents stand, and what one changed fact costs. */
export const readinessStore: Scenario = {
  name: 'readiness-store',
  title: `how ${AGENTS.toLocaleString('en')} agents stand, saved and followed`,
  run: options =>
    onEachEngine(
      {
        ...options,
        method: [
          `Saving: what an evaluation stores when all ${AGENTS.toLocaleString(
            'en',
          )} agents come out otherwise on a scorecard, each with its summary and with where it stands that day, through the store, in one transaction.`,
          'Floor: the same rows of the same two tables, as JSON that is made beforehand, in one statement for each table, raw, in one transaction on the same connection.',
          `${ROUNDS} rounds in turns after ${WARM_UP} to warm up.`,
          `Following: one fact of one agent changes and the backend judges that agent anew: facts, scorecards, exemptions and levels are read, ${STORED_CHECKS} checks evaluated, and what changed is stored; ${CHANGES} times, each another agent. Against a full evaluation of all agents in which nothing has changed, ${FULL_ROUNDS} times; facts come from memory on both sides. Compared is the least of each: where other work takes the processor away, it hits a few milliseconds far more often than half a minute, and the median says how busy the machine was.`,
        ],
      },
      async engine => {
        const { knex, close } = await openPluginDatabase(engine);
        try {
          return await measure(engine, knex, options.progress);
        } finally {
          await close();
        }
      },
    ),
};

async function measure(
  engine: Engine,
  knex: Knex,
  progress: (text: string) => void,
): Promise<Figure[]> {
  const { evaluation, facts, refs, scorecard, store } =
    await createStoredReadiness(knex, { count: AGENTS });
  const summaries = summariesOf(scorecard, facts);
  progress(`saving on ${engine}`);
  const raw = createRawUpsert(engine, summaries);
  const saving = await interleave(
    { store: () => store.save(summaries), raw: () => raw(knex) },
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  const [{ count }] = await knex('readiness_results').count({ count: '*' });
  if (Number(count) !== AGENTS) throw new Error(`${count} agents were saved`);

  progress(`evaluating all on ${engine}`);
  await evaluation.evaluate(refs);
  const full: number[] = [];
  for (let round = 0; round < FULL_ROUNDS; round++) {
    full.push(await timeOf(() => evaluation.evaluate(refs)));
  }
  progress(`following on ${engine}`);
  const following: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const ref = refs[(change * 7_919) % refs.length];
    const known = facts.get(ref);
    const fact = known?.get('fact.0');
    if (!known || !isKnownFact(fact)) throw new Error(`${ref} has no facts`);
    known.set('fact.0', { ...fact, value: Number(fact.value) > 0.3 ? 0 : 1 });
    const before = await store.listResults({ agentRefs: [ref] });
    following.push(await timeOf(() => evaluation.evaluate([ref])));
    const after = await store.listResults({ agentRefs: [ref] });
    if (before[0].evaluation.outcomes === after[0].evaluation.outcomes) {
      throw new Error(`The changed fact of ${ref} was not followed`);
    }
  }
  return [
    atMost(2, {
      name: 'saving summaries',
      variant: engine,
      measured: toMeasured('through the store', saving.store),
      against: toMeasured('raw upsert', saving.raw),
    }),
    atMost(1 / 1_000, {
      name: 'after one changed fact',
      variant: engine,
      measured: toLeast('one agent judged anew', summarize(following)),
      against: toLeast('all agents judged', summarize(full)),
    }),
  ];
}

/** The least that writing these rows can cost: no objects, and one statement for each table. */
function createRawUpsert(
  engine: Engine,
  { results }: ReadinessChanges,
): (knex: Knex) => Promise<void> {
  const tables = [
    {
      table: 'readiness_results',
      key: ['scorecard_ref', 'agent_ref'],
      rows: results.map(toResultRow) as object[],
    },
    {
      table: 'readiness_days',
      key: ['scorecard_ref', 'agent_ref', 'day'],
      rows: results.map(({ scorecardRef, agentRef, day, evaluation }) => ({
        scorecard_ref: scorecardRef,
        agent_ref: agentRef,
        day,
        rank: evaluation.rank,
        score: evaluation.score ?? null,
      })) as object[],
    },
  ].map(({ table, key, rows }) => {
    const columns = Object.keys(rows[0]);
    const source =
      engine === 'SQLite'
        ? `select ${columns
            .map(column => `json_extract(value, '$.${column}')`)
            .join(', ')} from json_each(?) where true`
        : `select ${columns.join(
            ', ',
          )} from json_populate_recordset(null::${table}, ?)`;
    const updates = columns
      .filter(column => !key.includes(column))
      .map(column => `${column} = excluded.${column}`);
    return {
      sql: `insert into ${table} (${columns.join(
        ', ',
      )}) ${source} on conflict (${key.join(
        ', ',
      )}) do update set ${updates.join(', ')}`,
      json: JSON.stringify(rows),
    };
  });
  return knex =>
    knex.transaction(async transaction => {
      for (const { sql, json } of tables) await transaction.raw(sql, [json]);
    });
}

function toMeasured(what: string, series: Series): Measured {
  return { what: `${what}, median`, value: series.median, unit: 'ms', series };
}

function toLeast(what: string, series: Series): Measured {
  return { what: `${what}, least`, value: series.minimum, unit: 'ms', series };
}
