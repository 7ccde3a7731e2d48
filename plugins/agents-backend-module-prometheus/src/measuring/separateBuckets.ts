import type { HistogramBucket } from '@agent-portal/plugin-agents-common';

/** Counts of each bucket alone. What is counted less than in a smaller bucket is rounded off. */
export function separateBuckets(
  cumulated: Map<number, number>,
): HistogramBucket[] {
  let lowerBound: number | undefined;
  let below = 0;
  return [...cumulated]
    .sort(([a], [b]) => a - b)
    .map(([upperBound, count]) => {
      const bucket = {
        lowerBound: lowerBound ?? (upperBound > 0 ? 0 : -Infinity),
        upperBound,
        count: Math.max(0, count - below),
      };
      below = Math.max(below, count);
      lowerBound = upperBound;
      return bucket;
    });
}
