import type { TrafficObservation } from '@agent-portal/plugin-agents-node';

/** Whether a driver shows a release that waits to be rolled out. */
export function hasCandidate(
  seen: TrafficObservation | undefined,
): seen is Extract<TrafficObservation, { status: 'ok' }> & {
  candidate: string;
} {
  return (
    seen?.status === 'ok' &&
    seen.candidate !== undefined &&
    seen.candidate !== seen.stable
  );
}
