import type { ExpositionSample } from '@agent-portal/plugin-agents-common';
import type { ScrapePlan } from './createScrapePlan';
import type { ReleaseGain } from './releaseGains';
import type { ProcessTrace } from './traceProcesses';

/** An agent in an environment. */
export interface InstanceKey {
  agentRef: string;
  environmentRef: string;
}

/** A value of a check in `/health/business`. */
export interface BusinessValue {
  value: number;
  /** When the instance observed it, ms; absent when it does not say. */
  at?: number;
}

/** What was read from an instance at one moment. */
export interface InstanceReading extends InstanceKey {
  url: string;
  /** When it was read, ms. */
  at: number;
  plan: ScrapePlan;
  /** Absent when there was nothing to read or it could not be read. */
  metrics?: ExpositionSample[];
  business?: Map<string, BusinessValue>;
  ok: boolean;
  /** Why it is not ok. */
  reason?: string;
  /** Samples that were left out. */
  rejected: number;
  /** Why single KPIs could not be measured, by id. */
  problems: Map<string, string>;
}

/** What is kept of an instance's counters, so that the next reading shows their increase. */
export interface Readings {
  /** The address they were read from. */
  url: string;
  /** When the metrics were read last, ms. */
  metricsAt?: number;
  /** Fingerprints of how each KPI is measured, by id. */
  kpis: Map<string, string>;
  /** Names of the metrics that were watched. */
  metrics: Set<string>;
  /** Values by series key. */
  series: Map<string, number>;
  /** Values of series that were not on the page any more, and since when. */
  absent: Map<string, { value: number; since: number }>;
  /** When each business value was last observed, ms, by check. */
  business: Map<string, number>;
  /** Which processes answered at the address. */
  processes?: ProcessTrace;
  /** What is kept of metrics that the instance sends, rather than having them read. */
  sent?: SentReadings;
}

/** What is kept of the metrics that an instance sends, so that the next ones show an increase. */
export interface SentReadings {
  /** By stream. */
  streams: Map<string, StreamReading>;
  /** When each metric came in last, ms, by what is looked for: marks, names and releases. */
  seen: Map<string, number>;
}

/** The last point of a stream. */
export interface StreamReading {
  /** Ms. */
  at: number;
  /** Since when it counts, ms; 0 where the sender does not say. */
  startAt: number;
  /** When it came in, ms. */
  receivedAt: number;
  /** Counted values by suffix and bound; empty for what is not counted on. */
  values: Record<string, number>;
}

/** How the last reading of an instance went. */
export interface ScrapeOutcome extends InstanceKey {
  ok: boolean;
  /** Ms. */
  at: number;
  reason?: string;
  rejected: number;
  /** Why single KPIs could not be measured, by id. */
  problems: Map<string, string>;
  /** When the metrics were read last, ms; absent when they never were. */
  metricsAt?: number;
  /** The releases whose requests the metrics counted then. */
  releases: string[];
  /** When it was last seen that several processes answer, ms. */
  severalAt?: number;
}

/** Everything that is kept of an instance. */
export interface ScrapeState extends ScrapeOutcome {
  readings: Readings;
}

/** What a KPI of an instance gained in one minute. */
export interface MinuteIncrease extends InstanceKey {
  kpiId: string;
  /** Empty, or the bounds of a histogram's bucket; see `bucketName`. */
  bucket: string;
  /** Start of the minute, ms. */
  start: number;
  total: number;
  count: number;
  /** Ms. */
  newestAt: number;
}

/** What a release did in one minute. */
export interface ReleaseIncrease extends InstanceKey, ReleaseGain {
  version: string;
  /** Start of the minute, ms. */
  start: number;
  /** Whether the page counted another release too; else no latency is kept. */
  shared: boolean;
}

/** What a reading changes. */
export interface ScrapeUpdate {
  states: ScrapeState[];
  minutes: MinuteIncrease[];
  releases: ReleaseIncrease[];
  /** KPIs that are measured in another way from now on: what was measured before goes. */
  forget: Array<InstanceKey & { kpiId: string }>;
}

/** Names an instance in a map. */
export function instanceName(key: InstanceKey): string {
  return `${key.agentRef}\n${key.environmentRef}`;
}
