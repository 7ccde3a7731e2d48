import type { Knex } from 'knex';
import { addRows } from '../../database/addRows';
import { upsertRows } from '../../database/upsertRows';
import { removeIncreases, resolveSeries } from './kpiSeriesStore';
import type { ScrapeUpdate } from './model';
import { addReleases } from './releaseStore';
import { toStateRow } from './scrapeRows';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Writes what a reading changes. An increase goes into the minute, the hour and the day of its own
 * time, however late it comes.
 */
export async function saveUpdate(
  transaction: Knex.Transaction,
  update: ScrapeUpdate,
): Promise<void> {
  for (const forgotten of update.forget) {
    await removeIncreases(transaction, forgotten);
  }
  const ids = await resolveSeries(transaction, update.minutes);
  const increases = {
    key: ['series_id', 'start'],
    sums: ['total', 'count'],
    newest: 'newest_at',
  };
  const minutes = update.minutes.map(increase => ({
    series_id: ids.of(increase),
    start: increase.start,
    total: increase.total,
    count: increase.count,
    newest_at: increase.newestAt,
  }));
  const by = (span: number) =>
    minutes.map(row => ({ ...row, start: row.start - (row.start % span) }));
  for (const [table, rows] of [
    ['kpi_minutes', minutes],
    ['kpi_hours', by(HOUR)],
    ['kpi_days', by(DAY)],
  ] as const) {
    await addRows(transaction, { ...increases, table, rows });
  }
  await addReleases(transaction, update.releases);
  await upsertRows(transaction, {
    table: 'scrape_state',
    key: ['agent_ref', 'environment_ref'],
    rows: update.states.map(toStateRow),
  });
}
