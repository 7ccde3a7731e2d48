import type { Knex } from 'knex';
import { chunksOf, upsertRows } from '../../database/upsertRows';
import type { InstanceKey } from './model';

/** What can gain something: a KPI of an instance, or a bucket of its histogram. */
export interface SeriesKey extends InstanceKey {
  kpiId: string;
  bucket: string;
}

interface SeriesRow {
  id: number;
  agent_ref: string;
  environment_ref: string;
  kpi_id: string;
  bucket: string;
}

const KEY = ['agent_ref', 'kpi_id', 'environment_ref', 'bucket'];

/** Looks up the numbers of series, giving one to each that has none. */
export async function resolveSeries(
  transaction: Knex.Transaction,
  keys: SeriesKey[],
): Promise<{ of(key: SeriesKey): number }> {
  const agentRefs = [...new Set(keys.map(key => key.agentRef))].sort();
  const ids = new Map<string, number>();
  await readIds(transaction, agentRefs, ids);
  const missing = new Map(
    keys
      .map(key => [nameOf(key), key] as const)
      .filter(([name]) => !ids.has(name)),
  );
  if (missing.size > 0) {
    await upsertRows(transaction, {
      table: 'kpi_series',
      key: KEY,
      keep: KEY,
      rows: [...missing.values()].map(toRow),
    });
    await readIds(transaction, agentRefs, ids);
  }
  return {
    of(key) {
      const id = ids.get(nameOf(key));
      if (id === undefined) {
        throw new Error(`There is no number for the series ${nameOf(key)}`);
      }
      return id;
    },
  };
}

/** Removes everything that a KPI of an instance gained. */
export async function removeIncreases(
  transaction: Knex.Transaction,
  key: InstanceKey & { kpiId: string },
): Promise<void> {
  for (const table of ['kpi_minutes', 'kpi_hours', 'kpi_days']) {
    await transaction(table)
      .whereIn('series_id', series =>
        series.select('id').from('kpi_series').where({
          agent_ref: key.agentRef,
          environment_ref: key.environmentRef,
          kpi_id: key.kpiId,
        }),
      )
      .del();
  }
}

/** Removes series without data of agents that are not read any more. */
export async function removeOrphanSeries(knex: Knex): Promise<void> {
  await knex('kpi_series')
    .whereNotExists(
      knex('scrape_state')
        .select('agent_ref')
        .whereRaw('scrape_state.agent_ref = kpi_series.agent_ref'),
    )
    .whereNotExists(
      knex('kpi_minutes')
        .select('series_id')
        .whereRaw('kpi_minutes.series_id = kpi_series.id'),
    )
    .whereNotExists(
      knex('kpi_hours')
        .select('series_id')
        .whereRaw('kpi_hours.series_id = kpi_series.id'),
    )
    .whereNotExists(
      knex('kpi_days')
        .select('series_id')
        .whereRaw('kpi_days.series_id = kpi_series.id'),
    )
    .del();
}

async function readIds(
  transaction: Knex.Transaction,
  agentRefs: string[],
  ids: Map<string, number>,
): Promise<void> {
  for (const chunk of chunksOf(agentRefs, 500)) {
    const rows: SeriesRow[] = await transaction('kpi_series').whereIn(
      'agent_ref',
      chunk,
    );
    for (const row of rows) {
      const name = nameOf({
        agentRef: row.agent_ref,
        environmentRef: row.environment_ref,
        kpiId: row.kpi_id,
        bucket: row.bucket,
      });
      ids.set(name, row.id);
    }
  }
}

function toRow(key: SeriesKey) {
  return {
    agent_ref: key.agentRef,
    environment_ref: key.environmentRef,
    kpi_id: key.kpiId,
    bucket: key.bucket,
  };
}

function nameOf(key: SeriesKey): string {
  return `${key.agentRef}\n${key.environmentRef}\n${key.kpiId}\n${key.bucket}`;
}
