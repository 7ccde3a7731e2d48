import type {
  EvidenceSegment,
  MetricsObservation,
  Rollout,
  RolloutObservations,
} from './model';
import { presentSegment, usableMetrics } from './segments';

/**
 * What of the measurements of one tick can be used: the same object each time it is asked for while
 * the present segment is the same.
 */
export function measureOnce(
  observations: RolloutObservations,
  now: number,
): (rollout: Rollout) => MetricsObservation {
  let known: { present?: EvidenceSegment; metrics: MetricsObservation };
  return rollout => {
    const present = presentSegment(rollout);
    if (
      known === undefined ||
      known.present?.from !== present?.from ||
      known.present?.weight !== present?.weight
    ) {
      known = { present, metrics: usableMetrics(rollout, observations, now) };
    }
    return known.metrics;
  };
}
