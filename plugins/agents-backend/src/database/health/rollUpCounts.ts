import type { Knex } from 'knex';
import { floorTo } from '../../health/historyRange';
import {
  DAY_MS,
  GRACE_MS,
  HOUR_MS,
  HOURS_KEPT_MS,
  MINUTE_MS,
} from '../../health/model';

/** Hours whose minutes are surely still there, as none is deleted before they were counted. */
const LOOKED_BACK_MS = 2 * DAY_MS;

/** Minutes that were measured, of an hour of which that was not noted: no more than it has verdicts. */
export const MINUTES_OF_HOUR =
  'coalesce(minutes, case when pass + warn + fail < 60 then pass + warn + fail else 60 end)';

/** Notes of hours that are over how many minutes of each had a verdict. */
export async function noteMinutes(knex: Knex, now: number): Promise<void> {
  await knex('health_counts')
    .where('span_ms', HOUR_MS)
    .andWhere('start', '>=', now - LOOKED_BACK_MS)
    .andWhere('start', '<=', now - GRACE_MS - HOUR_MS)
    .whereNull('minutes')
    .update({
      minutes: knex('health_counts as measured')
        .count()
        .whereRaw('measured.agent_ref = health_counts.agent_ref')
        .whereRaw('measured.environment_ref = health_counts.environment_ref')
        .where('measured.span_ms', MINUTE_MS)
        .whereRaw('measured.start >= health_counts.start')
        .whereRaw('measured.start < health_counts.start + ?', [HOUR_MS])
        .where('measured.judged_at', '>', 0),
    });
}

/** Sums up each day that is over and of which the hours are there, once. */
export async function sumDays(knex: Knex, now: number): Promise<void> {
  const [{ last }]: Array<{ last: number | string | null }> = await knex(
    'health_counts',
  )
    .where('span_ms', DAY_MS)
    .max({ last: 'start' });
  const kept = floorTo(now - HOURS_KEPT_MS, DAY_MS) + DAY_MS;
  const from = Math.max(kept, last === null ? 0 : Number(last) + DAY_MS);
  const before = floorTo(now - GRACE_MS, DAY_MS);
  if (from >= before) return;
  // Written out, as PostgreSQL takes two bound values for two different expressions.
  const day = knex.raw(`floor(start / ${DAY_MS}) * ${DAY_MS}`);
  const columns = [
    'agent_ref',
    'environment_ref',
    'span_ms',
    'start',
    'pass',
    'warn',
    'fail',
    'unknown',
    'maintenance',
    'latency_sum',
    'latency_count',
    'judged_at',
    'minutes',
  ];
  await knex
    .from(
      knex.raw(`?? (${columns.map(() => '??').join(', ')})`, [
        'health_counts',
        ...columns,
      ]),
    )
    .insert(
      knex('health_counts')
        .select('agent_ref', 'environment_ref')
        .select(knex.raw(`${DAY_MS}`), day)
        .select(
          ...['pass', 'warn', 'fail', 'unknown', 'maintenance'].map(column =>
            knex.raw('sum(??)', [column]),
          ),
        )
        .select(
          knex.raw('sum(latency_sum)'),
          knex.raw('sum(latency_count)'),
          knex.raw('max(judged_at)'),
          knex.raw(`sum(${MINUTES_OF_HOUR})`),
        )
        .where('span_ms', HOUR_MS)
        .andWhere('start', '>=', from)
        .andWhere('start', '<', before)
        .groupBy('agent_ref', 'environment_ref', day),
    )
    .onConflict(['agent_ref', 'environment_ref', 'span_ms', 'start'])
    .ignore();
}
