import type { HistogramBucket } from '@agent-portal/plugin-agents-common';

/** The bounds of a bucket as they are stored. */
export function bucketName(bounds: {
  lowerBound: number;
  upperBound: number;
}): string {
  return `${bounds.lowerBound}|${bounds.upperBound}`;
}

/** Reads what {@link bucketName} wrote. */
export function readBucketName(
  name: string,
): Pick<HistogramBucket, 'lowerBound' | 'upperBound'> {
  const [lower, upper] = name.split('|');
  return { lowerBound: Number(lower), upperBound: Number(upper) };
}

/**
 * Turns the increases of cumulated buckets into those of single ones; buckets without an increase
 * are left out.
 */
export function separateBuckets(
  cumulated: Array<{ upperBound: number; increase: number }>,
): HistogramBucket[] {
  const sorted = [...cumulated].sort((a, b) => a.upperBound - b.upperBound);
  const buckets: HistogramBucket[] = [];
  let lowerBound = (sorted[0]?.upperBound ?? 0) > 0 ? 0 : -Infinity;
  let below = 0;
  for (const { upperBound, increase } of sorted) {
    if (increase > below) {
      buckets.push({ lowerBound, upperBound, count: increase - below });
      below = increase;
    }
    lowerBound = upperBound;
  }
  return buckets;
}
