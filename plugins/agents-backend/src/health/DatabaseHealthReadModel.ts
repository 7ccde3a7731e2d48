import type {
  HistoryRange,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { MINUTES_OF_HOUR } from '../database/health/rollUpCounts';
import { chunksOf } from '../database/upsertRows';
import { toInstanceHealthRecord, toTimelineEvent } from './describeHealth';
import type { HealthReadModel } from './HealthReadModel';
import {
  fromStateRow,
  fromTransitionRow,
  type HealthStateRow,
  type HealthTransitionRow,
} from './healthRows';
import {
  type BucketCounts,
  buildHistory,
  type CountSpan,
  uptimeSpans,
  windowOf,
} from './historyRange';
import type {
  InstanceHealthRecord,
  InstanceHistory,
  PeriodCount,
  UptimeCount,
} from './model';
import { MINUTE_MS } from './model';
import { listPeriods } from './uptimePeriods';

/** Numbers as an engine gives them: sums may come as text, and a sum of nothing as null. */
type Row = Record<string, string | number | null>;

/** Minutes with a verdict in a row of any span. */
const MINUTES = `case when span_ms > ${MINUTE_MS} then ${MINUTES_OF_HOUR} when judged_at > 0 then 1 else 0 end`;

/** A {@link HealthReadModel} on the plugin's database. */
export class DatabaseHealthReadModel implements HealthReadModel {
  readonly #knex: Knex;
  readonly #now: () => number;

  private constructor(options: { knex: Knex; now: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  static create(options: {
    knex: Knex;
    now: () => number;
  }): DatabaseHealthReadModel {
    return new DatabaseHealthReadModel(options);
  }

  async listInstanceHealth(
    agentRefs?: string[],
  ): Promise<Map<string, InstanceHealthRecord[]>> {
    const result = new Map<string, InstanceHealthRecord[]>();
    const rows = await this.#forAgents<HealthStateRow>(agentRefs, () =>
      this.#knex('health_state').orderBy(['agent_ref', 'environment_ref']),
    );
    for (const row of rows) {
      const record = toInstanceHealthRecord(fromStateRow(row));
      const records = result.get(record.agentRef);
      if (records) records.push(record);
      else result.set(record.agentRef, [record]);
    }
    return result;
  }

  async getHistory(
    agentRef: string,
    range: HistoryRange,
  ): Promise<InstanceHistory[]> {
    const window = windowOf(range, this.#now());
    const rows: Row[] = await this.#knex('health_counts')
      .where({ agent_ref: agentRef })
      .andWhere(query => whereCovered(query, window.spans))
      .andWhere('start', '<=', window.to)
      .select('environment_ref')
      .select({
        bucket: this.#knex.raw('floor(?? / ?)', ['start', window.bucketMs]),
      })
      .sum({
        pass: 'pass',
        warn: 'warn',
        fail: 'fail',
        unknown: 'unknown',
        maintenance: 'maintenance',
        latency_sum: 'latency_sum',
        latency_count: 'latency_count',
        minutes: this.#knex.raw(MINUTES),
      })
      .groupBy('environment_ref', 'bucket');
    const instances = new Map<string, BucketCounts[]>();
    for (const row of rows) {
      const environmentRef = String(row.environment_ref);
      const buckets = instances.get(environmentRef) ?? [];
      instances.set(environmentRef, buckets);
      buckets.push({
        index: Number(row.bucket),
        pass: Number(row.pass),
        warn: Number(row.warn),
        fail: Number(row.fail),
        unknown: Number(row.unknown),
        maintenance: Number(row.maintenance),
        latencySum: Number(row.latency_sum),
        latencyCount: Number(row.latency_count),
        minutes: Number(row.minutes),
      });
    }
    return [...instances]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([environmentRef, buckets]) => ({
        agentRef,
        environmentRef,
        history: buildHistory(window, buckets),
      }));
  }

  async listTransitions(
    agentRef: string,
    options: { before?: number; limit: number },
  ): Promise<TimelineEvent[]> {
    const { before, limit } = options;
    const rows: HealthTransitionRow[] = await this.#knex('health_transitions')
      .where('agent_ref', agentRef)
      .modify(query => {
        if (before !== undefined) query.andWhere('at', '<', before);
      })
      .orderBy([{ column: 'at', order: 'desc' }, { column: 'environment_ref' }])
      .limit(limit);
    return rows.map(row => toTimelineEvent(fromTransitionRow(row)));
  }

  async countUptime(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<UptimeCount[]> {
    const spans = uptimeSpans(since, this.#now());
    const rows = await this.#forAgents<Row>(agentRefs, () =>
      this.#knex('health_counts')
        .where(query => whereCovered(query, spans))
        .andWhere('judged_at', '>', 0)
        .select('agent_ref', 'environment_ref')
        .sum({ pass: 'pass', warn: 'warn', fail: 'fail' })
        .max({ newest_at: 'judged_at' })
        .min({ oldest_at: 'start' })
        .groupBy('agent_ref', 'environment_ref')
        .orderBy(['agent_ref', 'environment_ref']),
    );
    return rows.map(row => {
      const up = Number(row.pass) + Number(row.warn);
      return {
        agentRef: String(row.agent_ref),
        environmentRef: String(row.environment_ref),
        up,
        total: up + Number(row.fail),
        newestAt: Number(row.newest_at),
        oldestAt: Number(row.oldest_at),
      };
    });
  }

  async countPeriods(agentRef: string): Promise<PeriodCount[]> {
    const result: PeriodCount[] = [];
    for (const { spans, ...period } of listPeriods(this.#now())) {
      const rows: Row[] = await this.#knex('health_counts')
        .where({ agent_ref: agentRef })
        .andWhere(query => whereCovered(query, spans))
        .select('environment_ref')
        .sum({
          pass: 'pass',
          warn: 'warn',
          fail: 'fail',
          minutes: this.#knex.raw(MINUTES),
        })
        .groupBy('environment_ref')
        .orderBy('environment_ref');
      for (const row of rows) {
        const up = Number(row.pass) + Number(row.warn);
        result.push({
          agentRef,
          environmentRef: String(row.environment_ref),
          ...period,
          up,
          total: up + Number(row.fail),
          minutes: Number(row.minutes),
        });
      }
    }
    return result;
  }

  /** Asks for all agents at once, or for the named ones in groups that fit in a statement. */
  async #forAgents<T>(
    agentRefs: string[] | undefined,
    createQuery: () => Knex.QueryBuilder,
  ): Promise<T[]> {
    if (agentRefs === undefined) return createQuery();
    const rows: T[] = [];
    for (const refs of chunksOf([...new Set(agentRefs)])) {
      const found: T[] = await createQuery().whereIn('agent_ref', refs);
      for (const row of found) rows.push(row);
    }
    return rows;
  }
}

function whereCovered(query: Knex.QueryBuilder, spans: CountSpan[]): void {
  for (const { spanMs, from, before } of spans) {
    query.orWhere(span => {
      span.where('span_ms', spanMs).andWhere('start', '>=', from);
      if (before !== undefined) span.andWhere('start', '<', before);
    });
  }
}
