import {
  boundComponents,
  boundedText,
} from '@agent-portal/plugin-agents-common';
import type { TargetObservation } from '@agent-portal/plugin-agents-node';

/**
 * An observation in bounds: text of a length that fits in the database and on a page, numbers
 * that are numbers, and no time in the future, which would keep later observations out.
 */
export function boundObservation(
  observation: TargetObservation,
  now: number,
): TargetObservation {
  const { release, latencyMs, components, ...rest } = observation;
  const boundedRelease = boundedText(release, 120);
  return {
    ...rest,
    at: Number.isFinite(rest.at) ? Math.min(rest.at, now) : now,
    reason: boundedText(rest.reason, 500) ?? 'No reason was given',
    cause: boundedText(rest.cause, 200) ?? 'none',
    components: boundComponents(components),
    ...(boundedRelease !== undefined && { release: boundedRelease }),
    ...(latencyMs !== undefined &&
      Number.isFinite(latencyMs) && { latencyMs: Math.max(0, latencyMs) }),
  };
}
