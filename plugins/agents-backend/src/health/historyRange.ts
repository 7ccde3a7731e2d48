import type {
  HealthHistory,
  HistoryRange,
} from '@agent-portal/plugin-agents-common';
import { DAY_MS, HOUR_MS, MINUTE_MS, MINUTES_KEPT_MS } from './model';

/** The buckets of a history and the counts that they are made from. */
export interface HistoryWindow {
  from: number;
  to: number;
  bucketMs: number;
  /** The counts that cover it, none twice. */
  spans: CountSpan[];
}

/** Counts of one length, by when they start. */
export interface CountSpan {
  spanMs: number;
  from: number;
  before?: number;
}

/** Counts of one bucket. */
export interface BucketCounts {
  /** The bucket's start divided by its length. */
  index: number;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  maintenance: number;
  latencySum: number;
  latencyCount: number;
  /** Minutes with at least one probe that had a verdict. */
  minutes: number;
}

const WINDOWS: Record<HistoryRange, { length: number; bucketMs: number }> = {
  '15m': { length: 15 * MINUTE_MS, bucketMs: MINUTE_MS },
  '1h': { length: HOUR_MS, bucketMs: MINUTE_MS },
  '6h': { length: 6 * HOUR_MS, bucketMs: 6 * MINUTE_MS },
  '24h': { length: 24 * HOUR_MS, bucketMs: 30 * MINUTE_MS },
  '7d': { length: 7 * 24 * HOUR_MS, bucketMs: 3 * HOUR_MS },
  '30d': { length: 30 * DAY_MS, bucketMs: DAY_MS },
};

/** Lays buckets over a range so that they start at the same times whenever one asks. */
export function windowOf(range: HistoryRange, now: number): HistoryWindow {
  const { length, bucketMs } = WINDOWS[range];
  const last = Math.floor(now / bucketMs);
  const from = (last + 1) * bucketMs - length;
  return { from, to: now, bucketMs, spans: coverSpans(from, now) };
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
  let measured = 0;
  for (const { pass, warn, fail, minutes } of counts) {
    up += pass + warn;
    judged += pass + warn + fail;
    measured += minutes;
  }
  const whole = Math.ceil((window.to - window.from) / MINUTE_MS);
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
        ...(bucket.maintenance > 0 && { maintenance: bucket.maintenance }),
        ...(bucket.latencyCount > 0 && {
          latencyMs:
            Math.round((bucket.latencySum / bucket.latencyCount) * 10) / 10,
        }),
      })),
    ...(judged > 0 && { uptime: up / judged }),
    probes: judged,
    measured: whole > 0 ? Math.min(1, measured / whole) : 0,
  };
}

/** The history of an instance that has not been probed in a range. */
export function emptyHistory(range: HistoryRange, now: number): HealthHistory {
  return buildHistory(windowOf(range, now), []);
}

/** Counts by the minute are exact, and those of the last hours always there. */
const BY_MINUTE_MS = 3 * HOUR_MS;
/** Days are summed up within hours; so long they may be late. */
const BY_HOUR_MS = 7 * DAY_MS;

/**
 * The counts that together cover the time since, none twice: by the minute where all are kept, else by
 * the day, then by the hour, and the last hours by the minute.
 */
export function coverSpans(since: number, now: number): CountSpan[] {
  if (since >= now - MINUTES_KEPT_MS) {
    return [{ spanMs: MINUTE_MS, from: floorTo(since, MINUTE_MS) }];
  }
  const minutes = floorTo(now - BY_MINUTE_MS, HOUR_MS);
  return [
    ...olderSpans(since, now, minutes),
    { spanMs: MINUTE_MS, from: minutes },
  ];
}

/** Which counts, by the minute, the hour and the day, together cover the time since. */
export function uptimeSpans(since: number, now: number): CountSpan[] {
  if (now - since > MINUTES_KEPT_MS) return olderSpans(since, now);
  const firstHour = floorTo(since + HOUR_MS - 1, HOUR_MS);
  return [
    { spanMs: MINUTE_MS, from: floorTo(since, MINUTE_MS), before: firstHour },
    { spanMs: HOUR_MS, from: firstHour },
  ];
}

function olderSpans(since: number, now: number, before?: number): CountSpan[] {
  const hours = floorTo(now - BY_HOUR_MS, DAY_MS);
  const spans: CountSpan[] = [];
  if (since < hours) {
    spans.push({ spanMs: DAY_MS, from: floorTo(since, DAY_MS), before: hours });
  }
  const from = Math.max(hours, floorTo(since, HOUR_MS));
  spans.push({
    spanMs: HOUR_MS,
    from,
    ...(before !== undefined && { before }),
  });
  return spans;
}

/** Whether a count is among those. */
export function isCovered(
  { spanMs, start }: { spanMs: number; start: number },
  spans: CountSpan[],
): boolean {
  return spans.some(
    span =>
      span.spanMs === spanMs &&
      start >= span.from &&
      start < (span.before ?? Infinity),
  );
}

/** The start of the span that a time lies in. */
export function floorTo(time: number, spanMs: number): number {
  return Math.floor(time / spanMs) * spanMs;
}
