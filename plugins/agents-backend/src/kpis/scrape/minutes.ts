import type { Increase } from './addGains';
import type { InstanceKey, MinuteIncrease } from './model';

/** A minute in ms. */
export const MINUTE = 60_000;

const DAY = 1_440 * MINUTE;

/** What of a window is read by the hour, ms, so that windows up to a week keep their precision. */
const READ_BY_THE_HOUR = 7 * DAY;

/** From when on a window that begins at a time in ms is read by the day, ms. */
export function firstWholeDay(since: number): number {
  return Math.ceil((since + READ_BY_THE_HOUR) / DAY) * DAY;
}

/** The start of the minute that a time in ms falls into. */
export function startOfMinute(at: number): number {
  return at - (at % MINUTE);
}

/** Puts an increase down to the minute of its time. */
export function toMinute(
  { agentRef, environmentRef }: InstanceKey,
  options: { kpiId: string; at: number; increase: Increase },
): MinuteIncrease {
  const { kpiId, at, increase } = options;
  return {
    agentRef,
    environmentRef,
    kpiId,
    bucket: '',
    start: startOfMinute(at),
    ...increase,
    newestAt: at,
  };
}
