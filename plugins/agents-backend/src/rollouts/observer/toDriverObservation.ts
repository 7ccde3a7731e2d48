import type {
  DriverObservation,
  Rollout,
} from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';

/** What a driver sees of an instance, as one rollout needs it. */
export function toDriverObservation(
  seen: TrafficObservation,
  { candidate }: Pick<Rollout, 'candidate'>,
): DriverObservation {
  if (seen.status === 'error') return seen;
  const { at, weight, stable, former, problem } = seen;
  // Once the candidate is the stable release only the former one can be gone back to.
  const canRestore =
    stable === candidate ? former !== undefined : stable !== undefined;
  return {
    status: 'ok',
    at,
    weight,
    canRestore,
    ...(stable !== undefined && { stable }),
    ...(seen.candidate !== undefined && { candidate: seen.candidate }),
    ...(problem !== undefined && { problem }),
  };
}
