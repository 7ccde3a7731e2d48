/** How many probes go at once. */
export interface ProbeLanesOptions {
  /** Probes that have just begun. */
  concurrency: number;
  /** Probes that have been waiting for long and do no work meanwhile. */
  waiting: number;
  /** After how long a probe counts as waiting. */
  waitingAfterMs: number;
}

/**
 * Lets a bounded number of probes go at once, so that those who wait for a hung host do not use
 * up the places of the others: a probe that takes long moves to a lane of its own, and its place
 * is free for the next.
 */
export class ProbeLanes {
  readonly #options: ProbeLanesOptions;
  #running = 0;
  #waiting = 0;
  #wake: (() => void) | undefined;

  constructor(options: ProbeLanesOptions) {
    this.#options = options;
  }

  /** Resolves as soon as there is room for another probe. For one caller at a time. */
  async room(): Promise<void> {
    while (this.#running >= this.#options.concurrency) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Runs a probe that there is room for. */
  async run<T>(probe: () => Promise<T>): Promise<T> {
    let isWaiting = false;
    this.#running++;
    const timer = setTimeout(() => {
      if (this.#waiting >= this.#options.waiting) return;
      isWaiting = true;
      this.#waiting++;
      this.#leave();
    }, this.#options.waitingAfterMs);
    try {
      return await probe();
    } finally {
      clearTimeout(timer);
      if (isWaiting) this.#waiting--;
      else this.#leave();
    }
  }

  #leave(): void {
    this.#running--;
    this.#wake?.();
    this.#wake = undefined;
  }
}
