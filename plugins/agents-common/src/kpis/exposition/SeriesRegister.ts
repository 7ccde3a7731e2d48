import type { LineSample } from './LineSample';

/** What is known of a metric's lines on a page. */
interface MetricLines {
  /** Names of the labels of its first line, in their order. */
  order: readonly string[];
  samples: LineSample[];
  /** Whether a line was written in another way than the first, so that texts tell nothing. */
  isMixed: boolean;
}

/**
 * Tells whether a series was on the page already. Programs write all lines of a metric alike: then
 * the text of a line tells, and nothing needs to be put in order. A metric with a line that is
 * written otherwise is compared by its labels, the lines before it included.
 */
export class SeriesRegister {
  readonly #metrics = new Map<string, MetricLines>();
  readonly #seen = new Set<string>();

  private constructor() {}

  static create(): SeriesRegister {
    return new SeriesRegister();
  }

  /** Names of the labels that the lines of a metric have had, in their order. */
  orderOf(metric: string): readonly string[] | undefined {
    return this.#metrics.get(metric)?.order;
  }

  /** @returns Whether the series is new. */
  add(sample: LineSample): boolean {
    const known = this.#metrics.get(sample.name);
    if (!known) {
      const isMixed = sample.key === undefined;
      this.#metrics.set(sample.name, {
        order: [...sample.labels.keys()],
        samples: isMixed ? [] : [sample],
        isMixed,
      });
      this.#seen.add(sample.key ?? sample.series);
      return true;
    }
    const key = known.isMixed ? sample.series : sample.key;
    if (key === undefined) return this.#mix(known, sample);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    if (!known.isMixed) known.samples.push(sample);
    return true;
  }

  #mix(known: MetricLines, sample: LineSample): boolean {
    known.isMixed = true;
    for (const { series } of known.samples) this.#seen.add(series);
    known.samples = [];
    return this.add(sample);
  }
}
