import type { PrometheusError } from '../client/PrometheusError';

/** How long what was too slow is left alone. */
const PAUSE_MS = 30_000;
/** After as many slow queries and no quick one, it is the server that is slow. */
const SLOW_QUERIES = 2;
/** After as many slow parts of a query the rest of it is left alone, too. */
const SLOW_PARTS = 8;
/** How long a query is asked in smaller parts; then it may be worth trying it in one again. */
const SMALLER_MS = 60 * 60_000;

/**
 * Remembers what did not answer in time, so that nobody waits for it again at once: a query that is
 * too slow, or a server all of whose queries are.
 */
export class Breaker {
  readonly #now: () => number;
  readonly #paused = new Map<
    string,
    { until: number; error: PrometheusError }
  >();
  readonly #sizes = new Map<string, { since: number; size: number }>();

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(options: { now: () => number }): Breaker {
    return new Breaker(options.now);
  }

  /** Why something is left alone; undefined when it can be asked. */
  find(name: string): PrometheusError | undefined {
    const paused = this.#paused.get(name);
    if (!paused) return undefined;
    const left = paused.until - this.#now();
    // A clock that was set back must not make the pause any longer.
    if (left > 0 && left <= PAUSE_MS) return paused.error;
    this.#paused.delete(name);
    return undefined;
  }

  pause(name: string, error: PrometheusError): void {
    for (const known of [...this.#paused.keys()]) this.find(known);
    this.#paused.set(name, { until: this.#now() + PAUSE_MS, error });
  }

  /** Has a query asked about no more instances at a time. */
  shrink(name: string, size: number): void {
    const least = Math.min(size, this.sizeOf(name));
    this.#sizes.set(name, { since: this.#now(), size: least });
  }

  /** About how many instances a query is asked at a time, at most. */
  sizeOf(name: string): number {
    const known = this.#sizes.get(name);
    if (!known) return Infinity;
    const age = this.#now() - known.since;
    if (age >= 0 && age < SMALLER_MS) return known.size;
    this.#sizes.delete(name);
    return Infinity;
  }

  /** Judges a query by its parts that cannot be any smaller, and by how many were slow in all. */
  isHopeless(counts: { slow: number; quick: number; small: number }): boolean {
    return (
      counts.slow >= SLOW_PARTS ||
      this.isSlow({ slow: counts.small, quick: counts.quick })
    );
  }

  /** Judges a server by the slow and the quick queries of a round. */
  isSlow(counts: { slow: number; quick: number }): boolean {
    return counts.slow >= SLOW_QUERIES && counts.quick === 0;
  }
}
