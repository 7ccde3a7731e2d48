import type { EvidenceSegment } from '../../model';
import { createRandom } from '../createRandom';
import { counts, segment, START } from './createJudged';

/** Traffic that is drawn hour by hour: how many requests each release had, and how many failed. */
export class Traffic {
  static create(seed: number): Traffic {
    return new Traffic(createRandom(seed));
  }

  private constructor(private readonly random: () => number) {}

  /** The segment with so many hours more. */
  extend(
    before: EvidenceSegment,
    options: {
      requestsPerDay: number;
      hours: number;
      baseRate: number;
      candidateRate: number;
    },
  ): EvidenceSegment {
    const { requestsPerDay, hours, baseRate, candidateRate } = options;
    const requests = (requestsPerDay / 24) * hours;
    const share = before.weight / 100;
    const candidate = this.poisson(requests * share);
    const stable = this.poisson(requests * (1 - share));
    return segment({
      weight: before.weight,
      from: before.from,
      to: before.to + hours * 3_600_000,
      candidate: counts({
        requests: before.candidate.requests + candidate,
        errors:
          before.candidate.errors + this.binomial(candidate, candidateRate),
      }),
      stable: counts({
        requests: before.stable.requests + stable,
        errors: before.stable.errors + this.binomial(stable, baseRate),
      }),
    });
  }

  /** A segment without any traffic yet. */
  begin(weight = 5): EvidenceSegment {
    return segment({ weight, from: START, to: START });
  }

  /** Exactly, by the gaps between events: it costs as much as there are events. */
  binomial(trials: number, rate: number): number {
    if (rate <= 0) return 0;
    const scale = Math.log1p(-Math.min(rate, 1 - 1e-12));
    let events = 0;
    let at = Math.floor(Math.log(1 - this.random()) / scale);
    while (at < trials) {
      events += 1;
      at += 1 + Math.floor(Math.log(1 - this.random()) / scale);
    }
    return events;
  }

  private poisson(mean: number): number {
    if (mean > 60) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.random()));
      const normal = radius * Math.cos(2 * Math.PI * this.random());
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
    }
    const least = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > least || count < 0; count++) {
      product *= this.random();
      if (product <= least) return count + 1;
    }
    return count;
  }
}
