import type { KpiInterval } from './KpiMeasurement';

/** 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * The confidence interval of a proportion, of 95 % unless another is asked for, after Wilson (1927), "Probable inference, the law of
 * succession, and statistical inference", JASA 22. It stays inside [0, 1] and is sound for few
 * trials and for proportions near 0 or 1.
 *
 * @param successes - From 0 to `trials`; need not be whole.
 * @param z - Standard deviations of the normal distribution to either side.
 * @returns undefined when there are no trials or the successes are not among them.
 * @public
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  z: number = Z,
): KpiInterval | undefined {
  if (!(trials > 0) || !(successes >= 0) || !(successes <= trials)) {
    return undefined;
  }
  if (!Number.isFinite(trials)) return undefined;
  const share = successes / trials;
  const z2 = z * z;
  const scale = 1 / (1 + z2 / trials);
  const centre = scale * (share + z2 / (2 * trials));
  const margin =
    scale *
    z *
    Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  // At the ends the formula gives exactly 0 or 1; rounding would miss it.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - margin),
    high: successes === trials ? 1 : Math.min(1, centre + margin),
  };
}

/**
 * The 95 % confidence interval of a mean by the normal approximation.
 *
 * @param options - `variance` is that of the single observations.
 * @returns undefined with fewer than two observations.
 * @public
 */
export function meanInterval(options: {
  mean: number;
  variance: number;
  samples: number;
}): KpiInterval | undefined {
  const { mean, variance, samples } = options;
  if (!(samples >= 2) || !(variance >= 0) || !Number.isFinite(mean)) {
    return undefined;
  }
  const margin = Z * Math.sqrt(variance / samples);
  return Number.isFinite(margin)
    ? { low: mean - margin, high: mean + margin }
    : undefined;
}

/**
 * How many trials without a single event it takes to show with 95 % confidence that the event's
 * rate is below `rate`: the rule of three (Hanley and Lippman-Hand, 1983).
 *
 * @param rate - Above 0 and at most 1.
 * @public
 */
export function trialsToShowBelow(rate: number): number {
  return Math.ceil(3 / rate);
}
