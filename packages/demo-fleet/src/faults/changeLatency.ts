import { LatencyChange } from './faultSchema';

/** Applies a change to a latency in seconds. */
export function changeLatency(
  seconds: number,
  change: LatencyChange | undefined,
): number {
  return seconds * (change?.factor ?? 1) + (change?.addMs ?? 0) / 1000;
}
