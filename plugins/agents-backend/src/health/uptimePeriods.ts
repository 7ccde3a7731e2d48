import { type CountSpan, coverSpans } from './historyRange';
import { DAY_MS, HOUR_MS, type UptimePeriod } from './model';

/** A span of time up to now, with the counts that cover it. */
export interface PeriodWindow {
  period: UptimePeriod;
  from: number;
  to: number;
  spans: CountSpan[];
}

const LENGTHS: Array<[UptimePeriod, number]> = [
  ['hour', HOUR_MS],
  ['day', DAY_MS],
  ['month', 30 * DAY_MS],
];

/** The spans of time for which uptime is told; each begins where its first count does. */
export function listPeriods(now: number): PeriodWindow[] {
  return LENGTHS.map(([period, lengthMs]) => {
    const spans = coverSpans(now - lengthMs, now);
    return { period, from: spans[0].from, to: now, spans };
  });
}
