import type {
  HealthBucket,
  HealthHistory,
  HealthStatus,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import {
  formatClockTime,
  formatCount,
  formatExactTime,
  formatShare,
} from '../format';

/** One bar of an uptime bar; `undefined` status: nobody probed. */
export interface UptimeSpan {
  from: number;
  to: number;
  status: HealthStatus | undefined;
  probes: number;
  failed: number;
  latencyMs?: number;
  /** Probes in maintenance, which count neither way. */
  maintenance: number;
  /** What changed in it, the oldest first. */
  changes: string[];
}

const MAXIMUM_SPANS = 60;
const DAY_MS = 86_400_000;

/** Divides a history into at most sixty equal spans; each takes its worst probe's status. */
export function toUptimeSpans(
  history: HealthHistory,
  transitions: readonly TimelineEvent[] = [],
): UptimeSpan[] {
  const from = new Date(history.from).getTime();
  const to = new Date(history.to).getTime();
  if (!(to > from) || !(history.bucketMs > 0)) return [];
  const buckets = Math.ceil((to - from) / history.bucketMs);
  const length = history.bucketMs * Math.ceil(buckets / MAXIMUM_SPANS);
  const spans: UptimeSpan[] = [];
  for (let start = from; start < to; start += length) {
    spans.push({
      from: start,
      to: Math.min(start + length, to),
      status: undefined,
      probes: 0,
      failed: 0,
      maintenance: 0,
      changes: [],
    });
  }
  for (const bucket of history.buckets) {
    const index = Math.floor((new Date(bucket.from).getTime() - from) / length);
    const span = spans[Math.max(0, index)];
    if (span) addBucket(span, bucket);
  }
  for (const { at, text } of [...transitions].reverse()) {
    const index = Math.floor((new Date(at).getTime() - from) / length);
    spans[index]?.changes.push(`${formatClockTime(at)} ${text}`);
  }
  return spans;
}

function addBucket(span: UptimeSpan, bucket: HealthBucket): void {
  const answered = bucket.pass + bucket.warn;
  const before = span.probes - span.failed;
  if (bucket.latencyMs !== undefined && answered > 0) {
    span.latencyMs =
      ((span.latencyMs ?? 0) * before + bucket.latencyMs * answered) /
      (before + answered);
  }
  span.probes += answered + bucket.fail + bucket.unknown;
  span.failed += bucket.fail + bucket.unknown;
  span.maintenance += bucket.maintenance ?? 0;
  span.status = worse(span.status, worstOf(bucket));
}

function worstOf(bucket: HealthBucket): HealthStatus | undefined {
  if (bucket.fail > 0) return 'fail';
  if (bucket.unknown > 0) return 'unknown';
  if (bucket.warn > 0) return 'warn';
  return bucket.pass > 0 ? 'pass' : undefined;
}

const RANK: readonly (HealthStatus | undefined)[] = [
  undefined,
  'pass',
  'warn',
  'unknown',
  'fail',
];

function worse(a: HealthStatus | undefined, b: HealthStatus | undefined) {
  return RANK.indexOf(b) > RANK.indexOf(a) ? b : a;
}

const SPAN_WORDS: Record<HealthStatus, string> = {
  pass: 'up',
  warn: 'up, degraded',
  fail: 'down',
  unknown: 'no verdict',
};

/** One span in words, such as `10:12–10:13 UTC: down, 4 of 4 probes failed`. */
export function describeSpan(span: UptimeSpan): string {
  const time =
    span.to - span.from >= DAY_MS / 48
      ? formatExactTime(span.from).slice(5, 16)
      : formatClockTime(span.from);
  const when = `${time}–${formatClockTime(span.to)} UTC`;
  if (span.status === undefined) {
    const why = span.maintenance > 0 ? 'in maintenance' : 'not measured';
    return [`${when}: ${why}`, ...span.changes].join('; ');
  }
  const parts = [`${when}: ${SPAN_WORDS[span.status]}`];
  parts.push(
    span.failed > 0
      ? `${formatCount(span.failed)} of ${formatCount(
          span.probes,
        )} probes failed`
      : `${formatCount(span.probes)} probes`,
  );
  if (span.latencyMs !== undefined) {
    parts.push(`${formatCount(span.latencyMs)} ms`);
  }
  if (span.maintenance > 0) {
    parts.push(`${formatCount(span.maintenance)} in maintenance left out`);
  }
  return [parts.join(', '), ...span.changes].join('; ');
}

/** A history in words, such as `Up 99.2 % · n = 240 probes · 95 % of the span measured`. */
export function describeUptime(history: HealthHistory): string {
  if (history.uptime === undefined) return 'No probes in this span';
  const parts = [`Up ${formatShare(history.uptime)}`];
  if (history.probes !== undefined) {
    parts.push(`n = ${formatCount(history.probes)} probes`);
  }
  if (history.measured !== undefined) {
    parts.push(`${formatShare(history.measured)} of the span measured`);
  }
  return parts.join(' · ');
}
