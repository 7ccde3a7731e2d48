import type { RateLimiter } from './RateLimiter.ts';

/** Counts the users of this instance. */
export class MemoryRateLimiter implements RateLimiter {
  readonly #now: () => number;
  #minute = 0;
  #counts = new Map<string, number>();

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(options: { now: () => number }): MemoryRateLimiter {
    return new MemoryRateLimiter(options.now);
  }

  async count(user: string): Promise<number> {
    const minute = Math.floor(this.#now() / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(user) ?? 0) + 1;
    this.#counts.set(user, count);
    return count;
  }
}
