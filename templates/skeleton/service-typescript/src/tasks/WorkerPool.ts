import { TaskError } from './TaskError.ts';

/** How busy the service is. */
export interface WorkerReading {
  capacity: number;
  busy: number;
  queued: number;
  queueLimit: number;
  /** 0–1 */
  utilization: number;
}

/** A bounded number of workers with a bounded first-come queue before them. */
export class WorkerPool {
  readonly #capacity: number;
  readonly #queueLimit: number;
  readonly #waiting: Array<() => void> = [];
  readonly #idle: Array<() => void> = [];
  #busy = 0;

  private constructor(capacity: number, queueLimit: number) {
    this.#capacity = capacity;
    this.#queueLimit = queueLimit;
  }

  static create(options: { capacity: number; queueLimit: number }): WorkerPool {
    return new WorkerPool(options.capacity, options.queueLimit);
  }

  /**
   * Does the work as soon as a worker is free.
   *
   * @throws TaskError `queue_full`, or the signal's reason when it ends the wait
   */
  async run<TResult>(
    work: () => Promise<TResult>,
    signal: AbortSignal,
  ): Promise<TResult> {
    await this.#takeWorker(signal);
    try {
      return await work();
    } finally {
      this.#freeWorker();
    }
  }

  read(): WorkerReading {
    return {
      capacity: this.#capacity,
      busy: this.#busy,
      queued: this.#waiting.length,
      queueLimit: this.#queueLimit,
      utilization: this.#busy / this.#capacity,
    };
  }

  /** Resolves once no work runs or waits. */
  async whenIdle(): Promise<void> {
    if (this.#busy > 0) {
      await new Promise<void>(resolve => this.#idle.push(resolve));
    }
  }

  async #takeWorker(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#busy < this.#capacity) {
      this.#busy += 1;
      return;
    }
    if (this.#waiting.length >= this.#queueLimit) {
      throw new TaskError(
        'queue_full',
        `All ${this.#capacity} workers are busy and ${
          this.#waiting.length
        } tasks wait`,
        { retryAfterSeconds: 5 },
      );
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(signal.reason);
      };
      const start = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(start);
    });
  }

  #freeWorker(): void {
    // A task that waits takes the worker over, which stays busy.
    const next = this.#waiting.shift();
    if (next) {
      next();
      return;
    }
    this.#busy -= 1;
    if (this.#busy === 0) {
      for (const resolve of this.#idle.splice(0)) {
        resolve();
      }
    }
  }
}
