import type { UptimeFigure } from '../api/types';
import { wilsonInterval } from '../kpis/intervals';

const MINUTE_MS = 60_000;

/**
 * What was counted of the probes of an instance in a span of time. Times are ms since 1970.
 *
 * @public
 */
export interface CountedUptime {
  period: UptimeFigure['period'];
  from: number;
  to: number;
  /** Probes that found it up. */
  up: number;
  /** Probes with a verdict, without those in maintenance. */
  total: number;
  /** Minutes in which there was one. */
  minutes: number;
}

/**
 * How much of a span an instance was up, with the 95 % interval after Wilson, and how much of the span
 * was measured. Maintenance is taken off the span: it counts neither as up nor as not measured.
 *
 * @param maintenance - Spans of maintenance, ms since 1970; they may overlap and reach beyond the span.
 * @public
 */
export function describeUptime(
  counted: CountedUptime,
  maintenance: ReadonlyArray<{ from: number; to: number }>,
): UptimeFigure {
  const { period, from, to, up, total, minutes } = counted;
  const maintenanceMs = lengthWithin(maintenance, { from, to });
  const expected = Math.ceil((to - from - maintenanceMs) / MINUTE_MS);
  const interval = wilsonInterval(up, total);
  return {
    period,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(total > 0 && { uptime: up / total }),
    ...(interval && { interval: { low: interval.low, high: interval.high } }),
    probes: total,
    measured: expected > 0 ? Math.min(1, minutes / expected) : 0,
    maintenanceMs: Math.round(maintenanceMs),
  };
}

/** How much of a span the others cover together. */
function lengthWithin(
  others: ReadonlyArray<{ from: number; to: number }>,
  span: { from: number; to: number },
): number {
  let covered = 0;
  let reached = span.from;
  for (const { from, to } of [...others].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, reached);
    const end = Math.min(to, span.to);
    if (end <= start) continue;
    covered += end - start;
    reached = end;
  }
  return covered;
}
