import type { Increase } from './countIncreases';
import type { InstanceKey, MinuteIncrease } from './model';

/** A minute in ms. */
export const MINUTE = 60_000;

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
