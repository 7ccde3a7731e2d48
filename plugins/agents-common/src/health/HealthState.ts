import type { HealthComponent, HealthStatus } from '../api/types';

/**
 * What one probe of an instance found.
 *
 * @public
 */
export interface HealthObservation {
  status: HealthStatus;
  /** When it was measured, in milliseconds since 1970 UTC. */
  at: number;
  /** Whether the instance itself answered as alive, whatever its dependencies do. */
  alive: boolean;
  /** Why, in one sentence without a full stop. */
  reason: string;
  /** The kind of the reason; it stays the same while only numbers in the reason change. */
  cause: string;
  /** From the request to the last byte of the answer; absent when there was no answer. */
  latencyMs?: number;
  /** The version that the instance reports. */
  release?: string;
  components: HealthComponent[];
}

/**
 * Observations in a row that disagree with the status that is held.
 *
 * @public
 */
export interface HealthStreak {
  /** The status that all of them support: the nearest to the held one. */
  status: HealthStatus;
  count: number;
}

/**
 * The health of an instance as it stands after all that was observed.
 *
 * @public
 */
export interface HealthState {
  status: HealthStatus;
  /** When the status became what it is, in milliseconds since 1970 UTC. */
  since: number;
  /** The last probe, whatever it found; absent when there was none. */
  observedAt?: number;
  /** The last probe that the instance answered as alive; equal to `observedAt` while it does. */
  aliveAt?: number;
  /** The last probe that found `pass`. */
  passedAt?: number;
  /** How long the last answer took; absent when the last probe had none. */
  latencyMs?: number;
  reason: string;
  cause: string;
  /** The version last reported, also while the instance does not answer. */
  release?: string;
  components: HealthComponent[];
  /** Absent while the last observation agrees with the status. */
  streak?: HealthStreak;
}

/**
 * How many observations in a row it takes to change a status.
 *
 * @public
 */
export interface HealthPolicy {
  /** To a worse status, or to `unknown`. At least 1. */
  failureThreshold: number;
  /** To a better status. At least 1. */
  recoveryThreshold: number;
}
