import { ServiceUnavailableError } from '@backstage/errors';

/** How busy an instance is. */
export interface WorkerReading {
  capacity: number;
  queued: number;
  queueFull: boolean;
  utilization: number;
}

interface Checkpoint {
  at: number;
  busyMs: number;
}

const utilizationWindowMs = 60_000;

/** A bounded number of workers, with a bounded first-come queue before them. */
export class WorkerPool {
  readonly capacity: number;
  readonly #queueLimit: number;
  readonly #now: () => number;
  readonly #waiting: Array<() => void> = [];
  #busy = 0;
  #busyMs = 0;
  #lastChange: number;
  #checkpoints: Checkpoint[];

  private constructor(capacity: number, queueLimit: number, now: () => number) {
    this.capacity = capacity;
    this.#queueLimit = queueLimit;
    this.#now = now;
    this.#lastChange = now();
    this.#checkpoints = [{ at: this.#lastChange, busyMs: 0 }];
  }

  static create(options: {
    capacity: number;
    queueLimit: number;
    now: () => number;
  }): WorkerPool {
    return new WorkerPool(options.capacity, options.queueLimit, options.now);
  }

  get busy(): number {
    return this.#busy;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  get isFull(): boolean {
    return this.#waiting.length >= this.#queueLimit;
  }

  /**
   * Runs the work as soon as a worker is free.
   *
   * @throws ServiceUnavailableError when the queue is full.
   */
  async run<TResult>(work: () => Promise<TResult>): Promise<TResult> {
    if (this.#busy < this.capacity) {
      this.#setBusy(this.#busy + 1);
    } else if (this.isFull) {
      throw new ServiceUnavailableError(
        `All ${this.capacity} workers are busy and ${this.queued} tasks wait`,
      );
    } else {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  /** Busy share of the capacity over the last minute, as a ratio. */
  utilization(): number {
    this.#account();
    const now = this.#lastChange;
    while (
      this.#checkpoints.length > 1 &&
      this.#checkpoints[1].at <= now - utilizationWindowMs
    ) {
      this.#checkpoints.shift();
    }
    const [oldest] = this.#checkpoints;
    const elapsed = now - oldest.at;
    return elapsed > 0
      ? (this.#busyMs - oldest.busyMs) / elapsed / this.capacity
      : this.#busy / this.capacity;
  }

  read(): WorkerReading {
    return {
      capacity: this.capacity,
      queued: this.queued,
      queueFull: this.isFull,
      utilization: this.utilization(),
    };
  }

  #release(): void {
    // A waiting task takes the worker over, which stays busy.
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#setBusy(this.#busy - 1);
    }
  }

  #setBusy(busy: number): void {
    this.#account();
    this.#busy = busy;
  }

  #account(): void {
    const now = Math.max(this.#lastChange, this.#now());
    this.#busyMs += this.#busy * (now - this.#lastChange);
    this.#lastChange = now;
    const newest = this.#checkpoints[this.#checkpoints.length - 1];
    if (now - newest.at >= 1000) {
      this.#checkpoints.push({ at: now, busyMs: this.#busyMs });
    }
    if (this.#checkpoints.length > 4 * (utilizationWindowMs / 1000)) {
      this.#checkpoints.shift();
    }
  }
}
