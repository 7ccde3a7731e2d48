/**
 * Observations that fell into one bucket of a histogram: above its lower bound, up to and
 * including its upper one.
 *
 * @public
 */
export type HistogramBucket = {
  /** `-Infinity` for a first bucket that ends at or below 0, else 0 for the first. */
  lowerBound: number;
  /** `Infinity` for the last. */
  upperBound: number;
  /** Of this bucket alone, not cumulated. */
  count: number;
};

/**
 * A quantile of a histogram.
 *
 * @public
 */
export type QuantileEstimate = {
  value: number;
  /** The true value is `value` or more. */
  atLeast: boolean;
  /**
   * The bounds of the bucket it falls into, between which the true value lies: the error of the
   * estimate. Without `high` the bucket has no end; absent when it has no beginning.
   */
  bucket?: { low: number; high?: number };
};

/**
 * Estimates a quantile from a histogram by linear interpolation in the bucket that it falls into,
 * as Prometheus's `histogram_quantile` does.
 *
 * @param buckets - In any order; empty ones may be left out.
 * @param quantile - 0 to 1.
 * @returns The estimate; `atLeast` when it falls beyond the last finite bound, which is then the
 * value; undefined without observations, or when the only bucket has no bounds.
 * @public
 */
export function histogramQuantile(
  buckets: HistogramBucket[],
  quantile: number,
): QuantileEstimate | undefined {
  const filled = buckets
    .filter(bucket => bucket.count > 0)
    .sort((a, b) => a.upperBound - b.upperBound);
  const total = filled.reduce((sum, bucket) => sum + bucket.count, 0);
  const rank = quantile * total;
  let below = 0;
  for (const [index, bucket] of filled.entries()) {
    const isLast = index === filled.length - 1;
    if (below + bucket.count >= rank || isLast) {
      return valueWithin(bucket, (rank - below) / bucket.count);
    }
    below += bucket.count;
  }
  return undefined;
}

function valueWithin(
  { lowerBound, upperBound }: HistogramBucket,
  share: number,
): QuantileEstimate | undefined {
  if (upperBound === Infinity) {
    return Number.isFinite(lowerBound)
      ? { value: lowerBound, atLeast: true, bucket: { low: lowerBound } }
      : undefined;
  }
  if (lowerBound === -Infinity) return { value: upperBound, atLeast: false };
  const within = Math.min(1, Math.max(0, share));
  return {
    value: lowerBound + (upperBound - lowerBound) * within,
    atLeast: false,
    bucket: { low: lowerBound, high: upperBound },
  };
}
