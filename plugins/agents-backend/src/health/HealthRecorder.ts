import type { HealthPolicy } from '@agent-portal/plugin-agents-common';
import type { TargetObservation } from '@agent-portal/plugin-agents-node';
import type { ChangeReporter } from '../changes/ChangeReporter';
import type { HealthStore } from './HealthStore';
import { type MaintenanceSource, readMaintenance } from './MaintenanceSource';
import { recordObservations } from './recordObservations';

/** What a recorder writes to, and how. */
export interface HealthRecorderOptions {
  store: HealthStore;
  policy: HealthPolicy;
  maintenance: MaintenanceSource;
  onChange: ChangeReporter;
  /** Observations in one transaction. Default 500. */
  batchSize?: number;
  /** How long an observation waits for others to share a transaction with. Default 250 ms. */
  delayMs?: number;
}

/**
 * Writes observations in batches while they come in, each batch in one transaction, one after
 * another. A batch that cannot be written is noted and the next is tried.
 */
export class HealthRecorder {
  readonly #options: Required<HealthRecorderOptions>;
  readonly #failures: unknown[] = [];
  #pending: TargetObservation[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;

  private constructor(options: HealthRecorderOptions) {
    this.#options = { batchSize: 500, delayMs: 250, ...options };
  }

  static create(options: HealthRecorderOptions): HealthRecorder {
    return new HealthRecorder(options);
  }

  add(observation: TargetObservation): void {
    this.#pending.push(observation);
    if (this.#pending.length >= this.#options.batchSize) {
      this.#write();
    } else {
      this.#timer ??= setTimeout(() => this.#write(), this.#options.delayMs);
    }
  }

  /**
   * Writes what is left.
   *
   * @returns What went wrong while writing.
   */
  async close(): Promise<unknown[]> {
    while (this.#pending.length > 0 || this.#writing) {
      await this.#write();
    }
    clearTimeout(this.#timer);
    return this.#failures;
  }

  /** Writes batch after batch until none is full or, at first, even one that is not. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      if (this.#pending.length > 0) {
        this.#timer ??= setTimeout(() => this.#write(), this.#options.delayMs);
      }
    });
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    do {
      const batch = this.#pending.splice(0, this.#options.batchSize);
      try {
        await this.#writeBatch(batch);
      } catch (error) {
        this.#failures.push(error);
      }
    } while (this.#pending.length >= this.#options.batchSize);
  }

  async #writeBatch(observations: TargetObservation[]): Promise<void> {
    const { store, policy, maintenance, onChange } = this.#options;
    let changedAgents: string[] = [];
    const inMaintenance = await readMaintenance(maintenance, observations);
    await store.update(
      observations.map(({ target }) => target),
      current => {
        const recorded = recordObservations(current, {
          observations,
          policy,
          inMaintenance,
        });
        changedAgents = recorded.changedAgents;
        return recorded.changes;
      },
    );
    if (changedAgents.length > 0) onChange(changedAgents);
  }
}
