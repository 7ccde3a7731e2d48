import type { HealthState } from '@agent-portal/plugin-agents-common';
import type { HealthChanges, InstanceKey } from './model';

/** Says what becomes of some instances, from how they stand now. */
export type HealthDecision = (
  /** By {@link keyOf}; an instance that was never probed is not in it. */
  current: ReadonlyMap<string, HealthState>,
) => HealthChanges;

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
   * Deletes what is older than the times given.
   *
   * @param before.history - For transitions and the counts by the hour.
   * @param before.minutes - For the counts by the minute.
   * @param signal - Stops between one kind of history and the next.
   */
  prune(
    before: { history: number; minutes: number },
    signal?: AbortSignal,
  ): Promise<void>;
}
