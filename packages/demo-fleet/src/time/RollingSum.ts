/**
 * Sums what was added during the last stretch of time, in constant memory: a
 * ring of slices, each forgotten as a whole once it is older than the window.
 */
export class RollingSum {
  readonly #now: () => number;
  readonly #sliceMs: number;
  readonly #sums: number[];
  readonly #slices: number[];

  private constructor(now: () => number, windowMs: number, slices: number) {
    this.#now = now;
    this.#sliceMs = windowMs / slices;
    this.#sums = new Array(slices).fill(0);
    this.#slices = new Array(slices).fill(-1);
  }

  static create(options: {
    now: () => number;
    windowMs: number;
    slices?: number;
  }): RollingSum {
    return new RollingSum(options.now, options.windowMs, options.slices ?? 12);
  }

  add(value: number): void {
    const slice = this.#currentSlice();
    const index = slice % this.#sums.length;
    if (this.#slices[index] !== slice) {
      this.#slices[index] = slice;
      this.#sums[index] = 0;
    }
    this.#sums[index] += value;
  }

  sum(): number {
    const newest = this.#currentSlice();
    const oldest = newest - this.#sums.length + 1;
    return this.#sums.reduce(
      (total, sum, index) =>
        this.#slices[index] >= oldest && this.#slices[index] <= newest
          ? total + sum
          : total,
      0,
    );
  }

  #currentSlice(): number {
    return Math.floor(this.#now() / this.#sliceMs);
  }
}
