import type { HealthState } from '@agent-portal/plugin-agents-common';
import type { HealthChanges, InstanceKey } from './model';

/** Says what becomes of some instances, from how they stand now. */
export type HealthDecision = (
  /** By {@link keyOf}; an instance that was never probed is not in it. */
  current: ReadonlyMap<string, HealthState>,
) => HealthChanges;

/** Since when each kind of history is kept, ms since 1970. */
export interface KeptSince {
  transitions: number;
  /** Counts by the minute, the hour and the day. */
  minutes: number;
  hours: number;
  days: number;
}

/** Keeps the health of instances. */
export interface HealthStore {
  /**
   * Reads how the named instances stand, and writes what the decision makes of it, in one
   * transaction: a process that dies at any moment leaves either all of it or nothing, and no
   * other writer comes between.
   */
  update(keys: InstanceKey[], decide: HealthDecision): Promise<void>;

  /** Every instance that has a state. */
  listKeys(): Promise<InstanceKey[]>;

  /** When each instance was probed last, in milliseconds since 1970, by `keyOf`. */
  listObservedAt(): Promise<Map<string, number>>;

  /** Instances whose last probe is older than a time and that have not expired since. */
  listStale(observedBefore: number): Promise<InstanceKey[]>;

  /** Forgets how instances stand; their history stays until it is pruned. */
  remove(keys: InstanceKey[]): Promise<void>;

  /**
   * Notes of hours that are over how many minutes of each were measured, and sums up days that are
   * over. What was noted before stays, so that it may be done any number of times, and stopped.
   *
   * @param now - Ms since 1970. An hour or a day is over when probes of it can no longer come.
   */
  rollUp(now: number, signal?: AbortSignal): Promise<void>;

  /**
   * Deletes what is older than the times given.
   *
   * @param signal - Stops between one kind of history and the next.
   */
  prune(before: KeptSince, signal?: AbortSignal): Promise<void>;
}
