import type { RolloutObservations } from '@agent-portal/plugin-agents-common';
import type { MeasuredInstance } from '../../fleet/sources';

/** The health of an instance, unknown when it was not measured lately. */
export function observeHealth(
  measured: MeasuredInstance | undefined,
  options: { now: number; freshnessMs: number },
): RolloutObservations['health'] {
  const { now, freshnessMs } = options;
  const { status, reason, observedAt } = measured?.health ?? {};
  if (status === undefined || observedAt === undefined) {
    return {
      status: 'unknown',
      reason: reason ?? 'Its health was not measured yet',
    };
  }
  const at = Date.parse(observedAt);
  if (status !== 'unknown' && now - at > freshnessMs) {
    return {
      status: 'unknown',
      at,
      reason: `Its health was last measured at ${observedAt}, too long ago to count`,
    };
  }
  return { status, at, reason: reason ?? '' };
}
