import { stringifyError } from '@backstage/errors';
import type { ChangeListener } from './ChangeListener';
import type { ChangeReporter } from './ChangeReporter';

/**
 * Stands between those who measure and those who derive something from what was measured. Agents
 * that change while the listener is busy wait for it together, each once, so that a slow listener
 * has fewer calls and not a longer queue. What it throws comes out of {@link ChangeQueue.run}, and
 * those agents are tried again then.
 */
export class ChangeQueue {
  #listener: ChangeListener | undefined;
  readonly #waiting = new Set<string>();
  readonly #failed = new Set<string>();
  #failures: unknown[] = [];
  #passing: Promise<void> | undefined;

  private constructor() {}

  static create(): ChangeQueue {
    return new ChangeQueue();
  }

  /** Names the listener, which is put together after those who report. */
  follow(listener: ChangeListener): void {
    this.#listener = listener;
    this.#start();
  }

  /** Reports changes. */
  readonly report: ChangeReporter = agentRefs => {
    for (const ref of agentRefs) this.#waiting.add(ref);
    this.#start();
  };

  /**
   * Tries again what failed, and waits until the listener knows of everything.
   *
   * @throws AggregateError what the listener threw since the last time.
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    this.report([...this.#failed]);
    while (this.#passing && !options.signal?.aborted) await this.#passing;
    const failures = this.#failures;
    this.#failures = [];
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `What follows from changes of agents could not be derived ${
          failures.length
        } times; the first time: ${stringifyError(failures[0])}`,
      );
    }
  }

  #start(): void {
    if (this.#passing || !this.#listener || this.#waiting.size === 0) return;
    this.#passing = this.#pass(this.#listener).finally(() => {
      this.#passing = undefined;
    });
  }

  async #pass(listener: ChangeListener): Promise<void> {
    // What is reported in the same turn goes together.
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const refs = [...this.#waiting];
      this.#waiting.clear();
      for (const ref of refs) this.#failed.delete(ref);
      try {
        await listener(refs);
      } catch (error) {
        this.#failures.push(error);
        for (const ref of refs) this.#failed.add(ref);
      }
    }
  }
}
