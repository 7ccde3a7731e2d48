import type {
  EvidenceSegment,
  MetricsObservation,
  ReleaseCounts,
  Rollout,
  RolloutObservations,
} from './model';

const MINUTE_MS = 60_000;

/** Counts of nothing. */
function noCounts(): ReleaseCounts {
  return { requests: 0, errors: 0, failedTasks: 0, complaints: 0, latency: [] };
}

/**
 * A segment that begins with the next whole minute, so that no minute is counted under two weights.
 *
 * @param now - When the weight was seen, ms since 1970.
 * @public
 */
export function createSegment(weight: number, now: number): EvidenceSegment {
  const from = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  return {
    weight,
    from,
    to: from,
    candidate: noCounts(),
    stable: noCounts(),
  };
}

/** The present segment of a rollout; none before the candidate gets traffic. @public */
export function presentSegment(rollout: Rollout): EvidenceSegment | undefined {
  return rollout.segments.at(-1);
}

/** Percent that the candidate was last seen to have reached. */
export function reachedWeight(rollout: Rollout): number {
  return presentSegment(rollout)?.weight ?? 0;
}

/** The segments of a rollout with the present one counted anew. */
export function withSegment(
  rollout: Rollout,
  segment: EvidenceSegment,
): EvidenceSegment[] {
  return [...rollout.segments.slice(0, -1), segment];
}

/**
 * What was measured, held against the clock and the present segment: what is too old, from another
 * time, or of another segment is no measurement.
 */
export function usableMetrics(
  rollout: Rollout,
  observations: RolloutObservations,
  now: number,
): MetricsObservation {
  const { metrics } = observations;
  const present = presentSegment(rollout);
  if (metrics.status !== 'ok' || !present) return metrics;
  const { query, segment } = metrics;
  const none = (reason: string): MetricsObservation => ({
    status: 'no-data',
    query,
    reason,
  });
  if (segment.from !== present.from || segment.weight !== present.weight) {
    return none('Nothing was measured yet since the traffic changed.');
  }
  const { freshnessMs } = rollout.policy.judgement;
  if (now - metrics.at > freshnessMs) {
    return none('The newest measurement is too old to count.');
  }
  if (metrics.at - now > freshnessMs) {
    return none('The newest measurement is from a time that is yet to come.');
  }
  return { ...metrics, segment: boundedSegment(segment) };
}

/** JSON turns infinity into null; what was journaled must count as what was measured. */
function boundedSegment(segment: EvidenceSegment): EvidenceSegment {
  return {
    ...segment,
    candidate: boundedCounts(segment.candidate),
    stable: boundedCounts(segment.stable),
  };
}

function boundedCounts(counts: ReleaseCounts): ReleaseCounts {
  return {
    ...counts,
    latency: counts.latency.map(({ le, count }) => ({
      le: Number.isFinite(le) ? le : Number.MAX_VALUE,
      count,
    })),
  };
}
