import { collectDefaultMetrics, Registry } from 'prom-client';

const cacheMs = 1000;

/**
 * The metrics of the process that all instances share, rendered at most once a
 * second however many of them are scraped.
 */
export class ProcessMetrics {
  readonly #registry = new Registry();
  readonly #now: () => number;
  #renderedAt = Number.NEGATIVE_INFINITY;
  #rendered: Promise<string> = Promise.resolve('');

  private constructor(now: () => number) {
    this.#now = now;
    collectDefaultMetrics({ register: this.#registry });
  }

  static create(options: { now: () => number }): ProcessMetrics {
    return new ProcessMetrics(options.now);
  }

  /** Prometheus text. */
  async render(): Promise<string> {
    if (this.#now() - this.#renderedAt >= cacheMs) {
      this.#renderedAt = this.#now();
      this.#rendered = this.#registry.metrics();
    }
    return this.#rendered;
  }
}
