import type { ReleaseCounts } from '@agent-portal/plugin-agents-common';
import type { ReleaseGain } from '../../kpis/scrape';
import { readBucketName } from '../../kpis/scrape/histogramBuckets';

/** What a release did, with one entry for each bound that is known of its latency. */
export function toReleaseCounts(gain: ReleaseGain): ReleaseCounts {
  const { requests, errors, failedTasks, complaints, latency } = gain;
  const counts = new Map<number, number>();
  const add = (le: number, count: number) =>
    counts.set(le, (counts.get(le) ?? 0) + count);
  for (const [name, count] of latency) {
    const { lowerBound, upperBound } = readBucketName(name);
    add(upperBound, count);
    // Where a bucket begins another one ends, even if that is empty.
    if (lowerBound > 0) add(lowerBound, 0);
  }
  return {
    requests,
    errors,
    failedTasks,
    complaints,
    latency: [...counts]
      .sort(([a], [b]) => a - b)
      .map(([le, count]) => ({ le, count })),
  };
}
