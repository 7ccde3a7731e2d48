import type {
  HealthHistory,
  HistoryRange,
} from '@agent-portal/plugin-agents-common';
import { HOUR_MS, MINUTE_MS, MINUTES_KEPT_MS } from './model';

/** The buckets of a history and the counts that they are made from. */
export interface HistoryWindow {
  from: number;
  to: number;
  bucketMs: number;
  /** The span of the counts: a minute or an hour. */
  spanMs: number;
}

/** Counts of one bucket. */
export interface BucketCounts {
  /** The bucket's start divided by its length. */
  index: number;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  latencySum: number;
  latencyCount: number;
  /** Spans with at least one probe that had a verdict. */
  judgedSpans: number;
}

const WINDOWS: Record<HistoryRange, { length: number; bucketMs: number }> = {
  '15m': { length: 15 * MINUTE_MS, bucketMs: MINUTE_MS },
  '1h': { length: HOUR_MS, bucketMs: MINUTE_MS },
  '6h': { length: 6 * HOUR_MS, bucketMs: 6 * MINUTE_MS },
  '24h': { length: 24 * HOUR_MS, bucketMs: 30 * MINUTE_MS },
  '7d': { length: 7 * 24 * HOUR_MS, bucketMs: 3 * HOUR_MS },
  '30d': { length: 30 * 24 * HOUR_MS, bucketMs: 12 * HOUR_MS },
};

/** Lays buckets over a range so that they start at the same times whenever one asks. */
export function windowOf(range: HistoryRange, now: number): HistoryWindow {
  const { length, bucketMs } = WINDOWS[range];
  const last = Math.floor(now / bucketMs);
  return {
    from: (last + 1) * bucketMs - length,
    to: now,
    bucketMs,
    spanMs: length > MINUTES_KEPT_MS ? HOUR_MS : MINUTE_MS,
  };
}

/**
 * Puts counts together to a history.
 *
 * Uptime is the share of `pass` and `warn` among the probes that had a verdict. A probe that
 * could not measure, because the address was not allowed, say, or the answer was no health
 * document, counts neither for nor against the agent; how much of the range was measured at all
 * is said beside it.
 */
export function buildHistory(
  window: HistoryWindow,
  counts: BucketCounts[],
): HealthHistory {
  let up = 0;
  let judged = 0;
  let judgedSpans = 0;
  for (const { pass, warn, fail, judgedSpans: spans } of counts) {
    up += pass + warn;
    judged += pass + warn + fail;
    judgedSpans += spans;
  }
  const spans = Math.ceil((window.to - window.from) / window.spanMs);
  return {
    from: new Date(window.from).toISOString(),
    to: new Date(window.to).toISOString(),
    bucketMs: window.bucketMs,
    buckets: [...counts]
      .sort((a, b) => a.index - b.index)
      .map(bucket => ({
        from: new Date(bucket.index * window.bucketMs).toISOString(),
        pass: bucket.pass,
        warn: bucket.warn,
        fail: bucket.fail,
        unknown: bucket.unknown,
        ...(bucket.latencyCount > 0 && {
          latencyMs:
            Math.round((bucket.latencySum / bucket.latencyCount) * 10) / 10,
        }),
      })),
    ...(judged > 0 && { uptime: up / judged }),
    probes: judged,
    measured: spans > 0 ? Math.min(1, judgedSpans / spans) : 0,
  };
}

/** The history of an instance that has not been probed in a range. */
export function emptyHistory(range: HistoryRange, now: number): HealthHistory {
  return buildHistory(windowOf(range, now), []);
}

/** Which counts, by the minute and by the hour, together cover the time since. */
export function uptimeSpans(
  since: number,
  now: number,
): Array<{ spanMs: number; from: number; before?: number }> {
  if (now - since > MINUTES_KEPT_MS) {
    return [{ spanMs: HOUR_MS, from: floorTo(since, HOUR_MS) }];
  }
  const firstHour = floorTo(since + HOUR_MS - 1, HOUR_MS);
  return [
    { spanMs: MINUTE_MS, from: floorTo(since, MINUTE_MS), before: firstHour },
    { spanMs: HOUR_MS, from: firstHour },
  ];
}

/** The start of the span that a time lies in. */
export function floorTo(time: number, spanMs: number): number {
  return Math.floor(time / spanMs) * spanMs;
}
