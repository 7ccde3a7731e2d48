import type { KpiRetentionConfig } from './kpisConfig';
import type { KpiSampleStore } from './samples/KpiSampleStore';
import type { ScrapeStore } from './scrape/ScrapeStore';
import type { KpiStateStore } from './states/KpiStateStore';

/**
 * How long the minutes of releases that serve side by side are kept: a rollout counts what they
 * did from the minute on in which it gave them their shares, which may be long ago.
 */
const SHARED_RELEASES_MS = 14 * 86_400_000;

/** What {@link KpiRetention} works with. */
export interface KpiRetentionOptions {
  scrape: ScrapeStore;
  samples: KpiSampleStore;
  states: KpiStateStore;
  config: KpiRetentionConfig;
  now: () => number;
}

/** Removes what is older than it is kept. */
export class KpiRetention {
  readonly #options: KpiRetentionOptions;

  private constructor(options: KpiRetentionOptions) {
    this.#options = options;
  }

  static create(options: KpiRetentionOptions): KpiRetention {
    return new KpiRetention(options);
  }

  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { scrape, samples, states, config, now } = this.#options;
    const time = now();
    await scrape.prune({
      minutes: time - config.minutesMs,
      shared: time - Math.max(config.minutesMs, SHARED_RELEASES_MS),
      hours: time - config.hoursMs,
      days: time - config.daysMs,
    });
    options.signal?.throwIfAborted();
    await samples.prune(time - config.samplesMs);
    options.signal?.throwIfAborted();
    await states.prune(time - config.transitionsMs);
  }
}
