import type { ChangeReporter } from '../changes/ChangeReporter';
import type { HealthStore } from './HealthStore';
import { DAYS_KEPT_MS, HOURS_KEPT_MS, MINUTES_KEPT_MS } from './model';
import { recordExpiry } from './recordObservations';

/** What the upkeep of stored health works with. */
export interface HealthUpkeepOptions {
  store: HealthStore;
  now: () => number;
  onChange: ChangeReporter;
  /** How long a measurement speaks for the present. */
  freshnessMs: number;
  /** How long transitions are kept. */
  retentionMs: number;
}

const BATCH_SIZE = 500;

/** Keeps what is stored honest and small, whether or not anything is being measured. */
export class HealthUpkeep {
  readonly #options: HealthUpkeepOptions;

  private constructor(options: HealthUpkeepOptions) {
    this.#options = options;
  }

  static create(options: HealthUpkeepOptions): HealthUpkeep {
    return new HealthUpkeep(options);
  }

  /** Makes `unknown` what has not been measured within the freshness budget. */
  async expireStale({ signal }: { signal: AbortSignal }): Promise<void> {
    const { store, now, onChange, freshnessMs } = this.#options;
    const stale = await store.listStale(now() - freshnessMs);
    for (let start = 0; start < stale.length; start += BATCH_SIZE) {
      if (signal.aborted) return;
      const keys = stale.slice(start, start + BATCH_SIZE);
      let changedAgents: string[] = [];
      // A sweep may have measured some since they were listed, so each is looked at again.
      await store.update(keys, current => {
        const recorded = recordExpiry(current, {
          keys,
          now: now(),
          freshnessMs,
        });
        changedAgents = recorded.changedAgents;
        return recorded.changes;
      });
      if (changedAgents.length > 0) onChange(changedAgents);
    }
  }

  /** Sums up what is to be kept for longer, then deletes history beyond its retention. */
  async prune({ signal }: { signal: AbortSignal }): Promise<void> {
    const { store, now, retentionMs } = this.#options;
    signal.throwIfAborted();
    const at = now();
    await store.rollUp(at, signal);
    signal.throwIfAborted();
    await store.prune(
      {
        transitions: at - retentionMs,
        minutes: at - MINUTES_KEPT_MS,
        hours: at - HOURS_KEPT_MS,
        days: at - DAYS_KEPT_MS,
      },
      signal,
    );
  }
}
