const stepSeconds = 0.005;
const steps = 24_000;

/** Durations in steps of 5 ms up to two minutes: the same memory after a second as after a day. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(steps + 1);
  #total = 0;
  #sum = 0;

  private constructor() {}

  static create(): LatencyHistogram {
    return new LatencyHistogram();
  }

  get total(): number {
    return this.#total;
  }

  record(seconds: number): void {
    const step = Math.min(steps, Math.ceil(seconds / stepSeconds));
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#total += 1;
    this.#sum += seconds;
  }

  mean(): number {
    return this.#total === 0 ? 0 : this.#sum / this.#total;
  }

  /**
   * Seconds within which the share of the durations lies, rounded up to a step.
   *
   * @param share 0–1
   */
  quantile(share: number): number {
    const wanted = share * this.#total;
    let seen = 0;
    for (const [step, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted && seen > 0) {
        return step * stepSeconds;
      }
    }
    return 0;
  }
}
