import type { Knex } from 'knex';
import { upsertRows } from '../../database/upsertRows';
import { addSpans } from './kpiSpanStore';
import { removeIncreases, resolveSeries } from './kpiSeriesStore';
import type { ScrapeUpdate } from './model';
import { addReleases } from './releaseStore';
import { toStateRow } from './scrapeRows';

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
  const minutes = update.minutes.map(increase => ({
    series_id: ids.of(increase),
    start: increase.start,
    total: increase.total,
    count: increase.count,
    newest_at: increase.newestAt,
  }));
  await addSpans(transaction, minutes);
  await addReleases(transaction, update.releases);
  await upsertRows(transaction, {
    table: 'scrape_state',
    key: ['agent_ref', 'environment_ref'],
    rows: update.states.map(toStateRow),
  });
}
