import type {
  HealthHistory,
  HealthState,
  HealthStatus,
  InstanceHealth,
  UptimeFigure,
} from '@agent-portal/plugin-agents-common';

/** What tells an instance from all others. */
export interface InstanceKey {
  agentRef: string;
  environmentRef: string;
}

/** The key as one text, fit for a map. */
export function keyOf({ agentRef, environmentRef }: InstanceKey): string {
  return `${agentRef}\n${environmentRef}`;
}

/** Orders keys the same way everywhere, so that transactions lock rows in the same order. */
export function compareKeys(a: InstanceKey, b: InstanceKey): number {
  const left = keyOf(a);
  const right = keyOf(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** How an instance stands. */
export interface StoredHealth extends InstanceKey {
  state: HealthState;
}

/** A change of the status of an instance. */
export interface HealthTransition extends InstanceKey {
  at: number;
  from: HealthStatus;
  to: HealthStatus;
  reason: string;
}

/** A probe as it enters the counts. */
export interface CountedProbe extends InstanceKey {
  at: number;
  status: HealthStatus;
  /** Absent when there was no answer. */
  latencyMs?: number;
  /** Whether it was taken in maintenance, and is counted as that alone. */
  maintenance?: boolean;
}

/** What becomes of some instances; all of it is written, or none. */
export interface HealthChanges {
  states: StoredHealth[];
  transitions: HealthTransition[];
  probes: CountedProbe[];
  /** References of the agents that look different after it. */
  touched: string[];
}

/** The spans of time in which probes are counted. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** How long counts by the minute are kept; older ones are there by the hour. */
export const MINUTES_KEPT_MS = 26 * HOUR_MS;
/** How long counts by the hour are kept; older ones are there by the day. */
export const HOURS_KEPT_MS = 9 * DAY_MS;
/** How long counts by the day are kept. */
export const DAYS_KEPT_MS = 400 * DAY_MS;

/** Probes are written within seconds; after this none of a span that is over comes any more. */
export const GRACE_MS = 2 * MINUTE_MS;

/** How an instance stands, as the API says it. */
export interface InstanceHealthRecord extends InstanceKey {
  health: InstanceHealth;
  /** When it last answered a probe as alive; absent when it never did. */
  aliveAt?: string;
}

/** The history of an instance. */
export interface InstanceHistory extends InstanceKey {
  history: HealthHistory;
}

/** The spans of time for which uptime is told. */
export type UptimePeriod = UptimeFigure['period'];

/** The probes of an instance in a span of time. */
export interface PeriodCount extends InstanceKey {
  period: UptimePeriod;
  /** Ms since 1970. */
  from: number;
  to: number;
  /** Probes that found it up: `pass` or `warn`. */
  up: number;
  /** Probes with a verdict. */
  total: number;
  /** Minutes in which there was one. */
  minutes: number;
}

/** How often the probes of an instance found it up. */
export interface UptimeCount extends InstanceKey {
  /** Probes that found it up: `pass` or `warn`. */
  up: number;
  /** Probes with a verdict. Those that could not measure are not counted against the agent. */
  total: number;
  /** The last probe with a verdict, in milliseconds since 1970 UTC. */
  newestAt: number;
  /** Start of the first minute or hour with such a probe, in milliseconds since 1970 UTC. */
  oldestAt: number;
}
