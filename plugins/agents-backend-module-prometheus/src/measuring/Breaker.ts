import type { PrometheusError } from '../client/PrometheusError';

/** How long what was too slow is left alone. */
const PAUSE_MS = 30_000;
/** After as many slow queries and no quick one, it is the server that is slow. */
const SLOW_QUERIES = 2;

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
    this.#paused.set(name, { until: this.#now() + PAUSE_MS, error });
  }

  /** Judges a server by the slow and the quick queries of a round. */
  isSlow(counts: { slow: number; quick: number }): boolean {
    return counts.slow >= SLOW_QUERIES && counts.quick === 0;
  }
}
