import type {
  InstanceKey,
  ScrapeOutcome,
  ScrapeState,
  ScrapeUpdate,
} from './model';
import type { ReleaseGain } from './releaseGains';

/** What a KPI of an instance gained since some time. */
export interface KpiSum extends InstanceKey {
  kpiId: string;
  /** Empty, or the bounds of a histogram's bucket. */
  bucket: string;
  total: number;
  count: number;
  /** Ms. */
  newestAt: number;
  /** Start of the first minute, hour or day that anything was gained in, ms. */
  oldestAt: number;
}

/** What a KPI of an instance gained in one span of time. */
export interface KpiSpan extends KpiSum {
  /** Start of the span, ms. */
  start: number;
}

/** Requests that a release answered since some time. */
export interface ReleaseSum extends InstanceKey {
  version: string;
  requests: number;
}

/** What releases of an instance are asked about. */
export interface ReleaseGainQuery extends InstanceKey {
  versions: string[];
  /** Ms; the minute that it falls into counts whole. */
  since: number;
  /** Ms: the end of an hour, up to which is counted. Up to now when absent. */
  until?: number;
}

/** Which spans of releases are wanted. */
export interface ReleaseSpanQuery extends Omit<ReleaseGainQuery, 'until'> {
  /** Length of a span, ms: a multiple of a minute. From an hour on, whole hours are read. */
  spanMs: number;
}

/** What a release did in one span of time. */
export interface ReleaseSpan extends ReleaseGain {
  version: string;
  /** Start of the span, ms. */
  start: number;
}

/** Which sums are wanted. */
export interface SumQuery {
  /**
   * Ms; the minute that it falls into counts whole. The week from then on is read by the hour, what
   * comes later by the day.
   */
  since: number;
  kpiIds: string[];
  /** All agents when absent. */
  agentRefs?: string[];
}

/** Which spans are wanted, of one agent. */
export interface SpanQuery {
  agentRef: string;
  /** Ms. */
  since: number;
  /**
   * Length of a span, ms: a multiple of a minute. From an hour on, whole hours are read, and from a
   * day on whole days.
   */
  spanMs: number;
}

/** Keeps what was measured by reading instances. */
export interface ScrapeStore {
  /**
   * Reads the states of instances and saves what becomes of them, in one transaction: an increase
   * is never counted without the reading that it stems from, nor twice.
   *
   * @param fold - Given the stored states by `instanceName`. Free of side effects.
   */
  update(
    keys: InstanceKey[],
    fold: (states: Map<string, ScrapeState>) => ScrapeUpdate,
  ): Promise<void>;
  /** How the last readings went, of the named agents or of all. */
  listOutcomes(agentRefs?: string[]): Promise<ScrapeOutcome[]>;
  /** Forgets the states of instances. */
  removeStates(keys: InstanceKey[]): Promise<void>;
  /** Sums over a window that ends now, by agent, environment, KPI and bucket. */
  sumKpis(query: SumQuery): Promise<KpiSum[]>;
  /** Sums by span of time, oldest first. */
  listSpans(query: SpanQuery): Promise<KpiSpan[]>;
  /** Requests by release; of the named agents, or of all. */
  sumReleases(query: {
    since: number;
    agentRefs?: string[];
  }): Promise<ReleaseSum[]>;
  /**
   * What releases did, by version; one answer per query, in their order, and two statements for
   * all of them. A release that did nothing is not among the answers.
   */
  sumReleaseGains(
    queries: ReleaseGainQuery[],
  ): Promise<Array<Map<string, ReleaseGain>>>;
  /** What releases did by span of time, oldest first. */
  listReleaseSpans(query: ReleaseSpanQuery): Promise<ReleaseSpan[]>;
  /**
   * Removes minutes, hours and days that began before then; the minutes of releases that served side by
   * side only those before `shared`.
   */
  prune(before: {
    minutes: number;
    shared: number;
    hours: number;
    days: number;
  }): Promise<void>;
}
