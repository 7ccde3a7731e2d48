import type { KpiRetentionConfig } from './kpisConfig';
import type { KpiSampleStore } from './samples/KpiSampleStore';
import type { ScrapeStore } from './scrape/ScrapeStore';
import type { KpiStateStore } from './states/KpiStateStore';

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
      hours: time - config.hoursMs,
    });
    options.signal?.throwIfAborted();
    await samples.prune(time - config.samplesMs);
    options.signal?.throwIfAborted();
    await states.prune(time - config.transitionsMs);
  }
}
