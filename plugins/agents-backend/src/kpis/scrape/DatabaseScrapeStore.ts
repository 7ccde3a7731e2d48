import type { Knex } from 'knex';
import { chunksOf } from '../../database/upsertRows';
import { firstWholeDay } from './minutes';
import {
  type InstanceKey,
  type ScrapeOutcome,
  type ScrapeState,
  type ScrapeUpdate,
  instanceName,
} from './model';
import { removeOrphanSeries } from './kpiSeriesStore';
import type { ReleaseGain } from './releaseGains';
import {
  listReleaseSpans,
  pruneReleases,
  sumReleaseGains,
} from './releaseStore';
import { saveUpdate } from './scrapeUpdateStore';
import { lockStates, removePlaced } from './stateLockStore';
import {
  type OutcomeRow,
  type SumRow,
  fromOutcomeRow,
  fromStateRow,
  fromSumRow,
} from './scrapeRows';
import type {
  KpiSpan,
  KpiSum,
  ReleaseGainQuery,
  ReleaseSpan,
  ReleaseSpanQuery,
  ReleaseSum,
  ScrapeStore,
  SpanQuery,
  SumQuery,
} from './ScrapeStore';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SERIES_COLUMNS = ['agent_ref', 'environment_ref', 'kpi_id', 'bucket'];
const SPAN_COLUMNS = ['series_id', 'start', 'total', 'count', 'newest_at'];
const OUTCOME_COLUMNS = [
  'agent_ref',
  'environment_ref',
  'ok',
  'at',
  'reason',
  'rejected',
  'problems',
  'metrics_at',
  'releases',
  'several_at',
];

/** Keeps what was measured by reading instances in the plugin's database. */
export class DatabaseScrapeStore implements ScrapeStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseScrapeStore {
    return new DatabaseScrapeStore(options.knex);
  }

  async update(
    keys: InstanceKey[],
    fold: (states: Map<string, ScrapeState>) => ScrapeUpdate,
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      const { rows, placed } = await lockStates(transaction, keys);
      const states = new Map(
        rows.map(fromStateRow).map(state => [instanceName(state), state]),
      );
      const update = fold(states);
      await saveUpdate(transaction, update);
      const filled = new Set(update.states.map(instanceName));
      await removePlaced(
        transaction,
        placed.filter(key => !filled.has(instanceName(key))),
      );
    });
  }

  async listOutcomes(agentRefs?: string[]): Promise<ScrapeOutcome[]> {
    const rows: OutcomeRow[] = await this.#knex('scrape_state')
      .select(OUTCOME_COLUMNS)
      .modify(named(agentRefs));
    return rows.map(fromOutcomeRow);
  }

  async removeStates(keys: InstanceKey[]): Promise<void> {
    for (const chunk of chunksOf(keys, 500)) {
      await this.#knex('scrape_state')
        .whereIn(
          ['agent_ref', 'environment_ref'],
          chunk.map(key => [key.agentRef, key.environmentRef]),
        )
        .del();
    }
  }

  /**
   * Whole hours and days are read from their tables, what comes before the first of them from the
   * finer one.
   */
  async sumKpis({ since, kpiIds, agentRefs }: SumQuery): Promise<KpiSum[]> {
    const firstMinute = Math.floor(since / MINUTE) * MINUTE;
    const firstHour = Math.ceil(since / HOUR) * HOUR;
    const firstDay = firstWholeDay(since);
    const wanted = (query: Knex.QueryBuilder) =>
      query
        .select(SPAN_COLUMNS)
        .whereIn('series_id', series =>
          series
            .select('id')
            .from('kpi_series')
            .whereIn('kpi_id', kpiIds)
            .modify(named(agentRefs)),
        );
    const spans = wanted(
      this.#knex('kpi_minutes')
        .where('start', '>=', firstMinute)
        .where('start', '<', firstHour),
    ).unionAll([
      wanted(
        this.#knex('kpi_hours')
          .where('start', '>=', firstHour)
          .where('start', '<', firstDay),
      ),
      wanted(this.#knex('kpi_days').where('start', '>=', firstDay)),
    ]);
    // Grouped by number before names are looked up: names are long to compare.
    const sums = this.#knex
      .select('series_id')
      .sum({ total: 'total', count: 'count' })
      .max({ newest_at: 'newest_at' })
      .min({ oldest_at: 'start' })
      .from(spans.as('spans'))
      .groupBy('series_id')
      .as('sums');
    const rows: SumRow[] = await this.#knex
      .select(SERIES_COLUMNS)
      .select('total', 'count', 'newest_at', 'oldest_at')
      .from(sums)
      .join('kpi_series', 'kpi_series.id', 'series_id');
    return rows.map(fromSumRow);
  }

  async listSpans({ agentRef, since, spanMs }: SpanQuery): Promise<KpiSpan[]> {
    const span = Math.max(MINUTE, Math.floor(spanMs / MINUTE) * MINUTE);
    const table = tableOf(span);
    const query: Knex.QueryBuilder = this.#knex('kpi_series');
    const rows: Array<SumRow & { span_start: number }> = await query
      .select(SERIES_COLUMNS)
      // The span is a whole number, and both engines group by the name of an expression only when
      // it holds no parameter.
      .select(this.#knex.raw(`floor(start / ${span}) * ${span} as span_start`))
      .sum({ total: 'total', count: 'count' })
      .max({ newest_at: 'newest_at' })
      .min({ oldest_at: 'start' })
      .join(table, 'series_id', 'kpi_series.id')
      .where('agent_ref', agentRef)
      .where('start', '>=', Math.floor(since / span) * span)
      .groupBy([...SERIES_COLUMNS, 'span_start'])
      .orderBy('span_start');
    return rows.map(row => ({
      ...fromSumRow(row),
      start: Number(row.span_start),
    }));
  }

  async sumReleases(query: {
    since: number;
    agentRefs?: string[];
  }): Promise<ReleaseSum[]> {
    const rows = await this.#knex('release_minutes')
      .select('agent_ref', 'environment_ref', 'version')
      .sum({ requests: 'requests' })
      .where('start', '>=', Math.floor(query.since / MINUTE) * MINUTE)
      .modify(named(query.agentRefs))
      .groupBy('agent_ref', 'environment_ref', 'version');
    return rows.map(row => ({
      agentRef: row.agent_ref,
      environmentRef: row.environment_ref,
      version: row.version,
      requests: Number(row.requests),
    }));
  }

  async sumReleaseGains(
    queries: ReleaseGainQuery[],
  ): Promise<Array<Map<string, ReleaseGain>>> {
    return sumReleaseGains(this.#knex, queries);
  }

  async listReleaseSpans(query: ReleaseSpanQuery): Promise<ReleaseSpan[]> {
    return listReleaseSpans(this.#knex, query);
  }

  async prune(before: {
    minutes: number;
    shared: number;
    hours: number;
    days: number;
  }): Promise<void> {
    await this.#knex('kpi_minutes').where('start', '<', before.minutes).del();
    await pruneReleases(this.#knex, before);
    await this.#knex('kpi_hours').where('start', '<', before.hours).del();
    await this.#knex('kpi_days').where('start', '<', before.days).del();
    await removeOrphanSeries(this.#knex);
  }
}

/** The table with the longest spans that fit into a span. */
function tableOf(span: number): string {
  if (span >= DAY) return 'kpi_days';
  return span >= HOUR ? 'kpi_hours' : 'kpi_minutes';
}

function named(agentRefs: string[] | undefined) {
  return (query: Knex.QueryBuilder) => {
    if (agentRefs) query.whereIn('agent_ref', agentRefs);
  };
}
