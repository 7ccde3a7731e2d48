import {
  type InstanceKey,
  type MinuteIncrease,
  type ReleaseIncrease,
  type ScrapeOutcome,
  type ScrapeState,
  type ScrapeUpdate,
  instanceName,
} from './model';
import { firstWholeDay } from './minutes';
import { noGain, type ReleaseGain } from './releaseGains';
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
import {
  fromOutcomeRow,
  fromStateRow,
  type StateRow,
  toStateRow,
} from './scrapeRows';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A {@link ScrapeStore} for tests. */
export class MemoryScrapeStore implements ScrapeStore {
  readonly #states = new Map<string, StateRow>();
  #minutes: MinuteIncrease[] = [];
  #hours: MinuteIncrease[] = [];
  #days: MinuteIncrease[] = [];
  #releases: ReleaseIncrease[] = [];

  private constructor() {}

  static create(): MemoryScrapeStore {
    return new MemoryScrapeStore();
  }

  async update(
    keys: InstanceKey[],
    fold: (states: Map<string, ScrapeState>) => ScrapeUpdate,
  ): Promise<void> {
    const refs = new Set(keys.map(key => key.agentRef));
    const update = fold(
      new Map(
        [...this.#states.values()]
          .filter(row => refs.has(row.agent_ref))
          .map(fromStateRow)
          .map(state => [instanceName(state), state]),
      ),
    );
    for (const gone of update.forget) {
      const stays = (one: MinuteIncrease) =>
        instanceName(one) !== instanceName(gone) || one.kpiId !== gone.kpiId;
      this.#minutes = this.#minutes.filter(stays);
      this.#hours = this.#hours.filter(stays);
      this.#days = this.#days.filter(stays);
    }
    this.#minutes.push(...update.minutes);
    this.#hours.push(
      ...update.minutes.map(one => ({
        ...one,
        start: one.start - (one.start % HOUR),
      })),
    );
    this.#days.push(
      ...update.minutes.map(one => ({
        ...one,
        start: one.start - (one.start % DAY),
      })),
    );
    this.#releases.push(...update.releases);
    for (const state of update.states) {
      this.#states.set(instanceName(state), toStateRow(state));
    }
  }

  async listOutcomes(agentRefs?: string[]): Promise<ScrapeOutcome[]> {
    return [...this.#states.values()]
      .filter(row => isNamed(row.agent_ref, agentRefs))
      .map(fromOutcomeRow);
  }

  async removeStates(keys: InstanceKey[]): Promise<void> {
    for (const key of keys) this.#states.delete(instanceName(key));
  }

  async sumKpis({ since, kpiIds, agentRefs }: SumQuery): Promise<KpiSum[]> {
    const firstMinute = Math.floor(since / MINUTE) * MINUTE;
    const firstHour = Math.ceil(since / HOUR) * HOUR;
    const firstDay = firstWholeDay(since);
    const wanted = (one: MinuteIncrease) =>
      kpiIds.includes(one.kpiId) && isNamed(one.agentRef, agentRefs);
    return add(
      [
        ...this.#minutes.filter(
          one => one.start >= firstMinute && one.start < firstHour,
        ),
        ...this.#hours.filter(
          one => one.start >= firstHour && one.start < firstDay,
        ),
        ...this.#days.filter(one => one.start >= firstDay),
      ].filter(wanted),
      () => 0,
    ).map(({ start, ...sum }) => sum);
  }

  async listSpans({ agentRef, since, spanMs }: SpanQuery): Promise<KpiSpan[]> {
    const span = Math.max(MINUTE, Math.floor(spanMs / MINUTE) * MINUTE);
    const spanOf = (start: number) => Math.floor(start / span) * span;
    return add(
      this.#spansOf(span).filter(
        one => one.agentRef === agentRef && one.start >= spanOf(since),
      ),
      spanOf,
    ).sort((a, b) => a.start - b.start);
  }

  async sumReleases(query: {
    since: number;
    agentRefs?: string[];
  }): Promise<ReleaseSum[]> {
    const sums = new Map<string, ReleaseSum>();
    const first = Math.floor(query.since / MINUTE) * MINUTE;
    for (const one of this.#releases) {
      const { agentRef, environmentRef, version, requests } = one;
      if (one.start < first || !isNamed(agentRef, query.agentRefs)) continue;
      const name = `${instanceName(one)}\n${version}`;
      const before = sums.get(name)?.requests ?? 0;
      sums.set(name, {
        agentRef,
        environmentRef,
        version,
        requests: before + requests,
      });
    }
    return [...sums.values()];
  }

  async sumReleaseGains(
    queries: ReleaseGainQuery[],
  ): Promise<Array<Map<string, ReleaseGain>>> {
    return queries.map(query =>
      sumGains(
        this.#releases,
        query,
        Math.floor(query.since / MINUTE) * MINUTE,
      ),
    );
  }

  async listReleaseSpans(query: ReleaseSpanQuery): Promise<ReleaseSpan[]> {
    const span = Math.max(MINUTE, Math.floor(query.spanMs / MINUTE) * MINUTE);
    const spanOf = (start: number) => Math.floor(start / span) * span;
    const first = spanOf(query.since);
    const starts = this.#releases
      .map(one => spanOf(one.start))
      .filter(start => start >= first);
    return [...new Set(starts)]
      .sort((a, b) => a - b)
      .flatMap(start => {
        const within = this.#releases.filter(
          one => spanOf(one.start) === start,
        );
        return [...sumGains(within, query, first)]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([version, gain]) => ({ start, version, ...gain }));
      });
  }

  async prune(before: {
    minutes: number;
    shared: number;
    hours: number;
    days: number;
  }): Promise<void> {
    this.#minutes = this.#minutes.filter(one => one.start >= before.minutes);
    this.#releases = this.#releases.filter(
      one => one.start >= (one.shared ? before.shared : before.minutes),
    );
    this.#hours = this.#hours.filter(one => one.start >= before.hours);
    this.#days = this.#days.filter(one => one.start >= before.days);
  }

  #spansOf(span: number): MinuteIncrease[] {
    if (span >= DAY) return this.#days;
    return span >= HOUR ? this.#hours : this.#minutes;
  }
}

function sumGains(
  releases: ReleaseIncrease[],
  query: ReleaseGainQuery,
  first: number,
): Map<string, ReleaseGain> {
  const sums = new Map<string, ReleaseGain>();
  for (const one of releases) {
    const isWanted =
      one.start >= first &&
      one.start < (query.until ?? Infinity) &&
      instanceName(one) === instanceName(query) &&
      query.versions.includes(one.version);
    if (!isWanted) continue;
    const sum = sums.get(one.version) ?? noGain();
    sum.requests += one.requests;
    sum.errors += one.errors;
    sum.failedTasks += one.failedTasks;
    sum.complaints += one.complaints;
    for (const [bucket, count] of one.latency) {
      sum.latency.set(bucket, (sum.latency.get(bucket) ?? 0) + count);
    }
    sums.set(one.version, sum);
  }
  return sums;
}

function isNamed(agentRef: string, agentRefs: string[] | undefined): boolean {
  return !agentRefs || agentRefs.includes(agentRef);
}

function add(
  increases: MinuteIncrease[],
  startOf: (start: number) => number,
): KpiSpan[] {
  const sums = new Map<string, KpiSpan>();
  for (const one of increases) {
    const start = startOf(one.start);
    const name = [instanceName(one), one.kpiId, one.bucket, start].join('\n');
    const before = sums.get(name);
    sums.set(name, {
      ...one,
      start,
      total: (before?.total ?? 0) + one.total,
      count: (before?.count ?? 0) + one.count,
      newestAt: Math.max(before?.newestAt ?? 0, one.newestAt),
      oldestAt: Math.min(before?.oldestAt ?? Infinity, one.start),
    });
  }
  return [...sums.values()];
}
