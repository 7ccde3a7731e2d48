import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** What became of what was pushed at once. */
export interface PushOutcome {
  accepted: number;
  /** Of the accepted, those that came in after newer ones. */
  outOfOrder?: number;
  /** By reason. */
  rejected: Partial<Record<string, number>>;
}

/** By which way figures are pushed. */
export type PushWay = 'samples' | 'otlp';

/** Counts what is pushed and what becomes of it. */
export interface PushCounters {
  count(way: PushWay, outcome: PushOutcome): void;
}

/**
 * Counts in the backend's own metrics: `agents_kpi_push_samples_total`, by way (`samples`, `otlp`)
 * and outcome (`accepted`, `outOfOrder`, or why they were left out).
 */
export class MetricsPushCounters implements PushCounters {
  readonly #samples: ReturnType<MetricsService['createCounter']>;

  private constructor(metrics: MetricsService) {
    this.#samples = metrics.createCounter('agents.kpi.push.samples', {
      description: 'Samples that were pushed, by what became of them',
    });
  }

  static create(options: { metrics: MetricsService }): MetricsPushCounters {
    return new MetricsPushCounters(options.metrics);
  }

  count(
    way: PushWay,
    { accepted, outOfOrder = 0, rejected }: PushOutcome,
  ): void {
    const add = (outcome: string, count: number | undefined) => {
      if (count) this.#samples.add(count, { way, outcome });
    };
    add('accepted', accepted - outOfOrder);
    add('outOfOrder', outOfOrder);
    for (const [reason, count] of Object.entries(rejected)) {
      add(reason, count);
    }
  }
}

/** Counts in memory, for tests. */
export class MemoryPushCounters implements PushCounters {
  readonly #counts = new Map<string, number>();

  private constructor() {}

  static create(): MemoryPushCounters {
    return new MemoryPushCounters();
  }

  count(
    way: PushWay,
    { accepted, outOfOrder = 0, rejected }: PushOutcome,
  ): void {
    const add = (outcome: string, count = 0) => {
      const name = `${way} ${outcome}`;
      if (count) this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
    };
    add('accepted', accepted - outOfOrder);
    add('outOfOrder', outOfOrder);
    for (const [reason, count] of Object.entries(rejected)) add(reason, count);
  }

  /** By way and outcome. */
  list(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
