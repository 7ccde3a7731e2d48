import { type BucketCounts, floorTo } from './historyRange';
import type { ProbeCounts } from './countProbes';
import { DAY_MS, GRACE_MS, HOUR_MS, keyOf, MINUTE_MS } from './model';

/** Counts with the minutes that were measured, where that was noted. */
export type KeptCounts = ProbeCounts & { minutes?: number };

const NO_COUNTS = {
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  maintenance: 0,
  latencySum: 0,
  latencyCount: 0,
  judgedAt: 0,
};

/** Minutes with a verdict in counts of any span. */
export function minutesOf(counts: KeptCounts): number {
  if (counts.spanMs === MINUTE_MS) return counts.judgedAt === 0 ? 0 : 1;
  const { pass, warn, fail, minutes } = counts;
  return minutes ?? Math.min(60, pass + warn + fail);
}

/** Notes the minutes of hours that are over, and sums up days that are. */
export function rollUpCounts(
  counts: Map<string, KeptCounts>,
  now: number,
): void {
  const all = [...counts.values()];
  const sumOf = (spanMs: number, into: KeptCounts) =>
    all.filter(
      one =>
        one.spanMs === spanMs &&
        keyOf(one) === keyOf(into) &&
        one.start >= into.start &&
        one.start < into.start + into.spanMs,
    );
  for (const hour of all) {
    if (hour.spanMs !== HOUR_MS || hour.minutes !== undefined) continue;
    if (hour.start > now - GRACE_MS - HOUR_MS) continue;
    hour.minutes = sumOf(MINUTE_MS, hour).filter(
      ({ judgedAt }) => judgedAt > 0,
    ).length;
  }
  for (const hour of all) {
    const start = floorTo(hour.start, DAY_MS);
    const id = `${keyOf(hour)}\n${DAY_MS}\n${start}`;
    const isOver = start < floorTo(now - GRACE_MS, DAY_MS);
    if (hour.spanMs !== HOUR_MS || !isOver || counts.has(id)) continue;
    const day = { ...hour, spanMs: DAY_MS, start };
    const hours = sumOf(HOUR_MS, day);
    counts.set(id, {
      ...hours.reduce<ProbeCounts>(sumCounts, { ...day, ...NO_COUNTS }),
      minutes: hours.reduce((sum, one) => sum + minutesOf(one), 0),
    });
  }
}

/** Both together. */
export function sumCounts(a: ProbeCounts, b: ProbeCounts): ProbeCounts {
  return {
    ...a,
    pass: a.pass + b.pass,
    warn: a.warn + b.warn,
    fail: a.fail + b.fail,
    unknown: a.unknown + b.unknown,
    maintenance: a.maintenance + b.maintenance,
    latencySum: a.latencySum + b.latencySum,
    latencyCount: a.latencyCount + b.latencyCount,
    judgedAt: Math.max(a.judgedAt, b.judgedAt),
  };
}

/** Adds counts to their bucket, which is made when there is none. */
export function addToBucket(
  buckets: BucketCounts[],
  index: number,
  counts: KeptCounts,
): void {
  let bucket = buckets.find(candidate => candidate.index === index);
  if (!bucket) {
    bucket = {
      index,
      ...NO_COUNTS,
      minutes: 0,
    };
    buckets.push(bucket);
  }
  bucket.pass += counts.pass;
  bucket.warn += counts.warn;
  bucket.fail += counts.fail;
  bucket.unknown += counts.unknown;
  bucket.maintenance += counts.maintenance;
  bucket.latencySum += counts.latencySum;
  bucket.latencyCount += counts.latencyCount;
  bucket.minutes += minutesOf(counts);
}
