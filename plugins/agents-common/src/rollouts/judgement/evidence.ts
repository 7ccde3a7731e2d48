import type { EvidenceSegment, Rollout, RolloutObservations } from '../model';

/** Less likely than this is not taken for chance. */
const NOT_CHANCE = 0.001;

/** What there is to judge a rollout by. */
export type Evidence =
  | {
      status: 'ok';
      query: string;
      /** In the order of time, the present one last. */
      segments: EvidenceSegment[];
      /** Requests of the candidate, and how many there have to be. */
      samples: number;
      required: number;
    }
  | { status: 'no-data' | 'source-error'; query: string; reason: string };

/** Puts together what was measured, or says why there is nothing to judge by. */
export function gatherEvidence(options: {
  rollout: Rollout;
  observations: RolloutObservations;
  now: number;
}): Evidence {
  const { rollout, observations, now } = options;
  const { metrics } = observations;
  if (metrics.status !== 'ok') {
    return metrics;
  }
  const { query, segment } = metrics;
  const { freshnessMs, minimumSamples } = rollout.policy.judgement;
  if (now - metrics.at > freshnessMs) {
    const reason = `The newest measurement is ${Math.round(
      (now - metrics.at) / 1000,
    )} s old; only ${Math.round(freshnessMs / 1000)} s are allowed`;
    return { status: 'no-data', query, reason };
  }
  const silence = silenceOf(segment, now - segment.from > freshnessMs);
  if (silence) {
    return { status: 'no-data', query, reason: silence };
  }
  const segments = [
    ...rollout.segments.filter(({ from }) => from < segment.from),
    segment,
  ];
  const { bake } = rollout;
  const samples = bake
    ? segment.candidate.requests - bake.samplesBefore
    : segments.reduce((sum, one) => sum + one.candidate.requests, 0);
  return {
    status: 'ok',
    query,
    segments,
    samples: Math.max(0, samples),
    required: bake?.requiredSamples ?? minimumSamples,
  };
}

/** Why a candidate without any request is not one whose requests are only few. */
function silenceOf(
  segment: EvidenceSegment,
  isLong: boolean,
): string | undefined {
  const { candidate, stable, weight } = segment;
  if (candidate.requests > 0) {
    return undefined;
  }
  if (stable.requests === 0) {
    return isLong ? 'Neither release had any request' : undefined;
  }
  const share = weight / 100;
  const chance = (1 - share) ** (stable.requests / Math.max(1 - share, 1e-9));
  return chance < NOT_CHANCE
    ? `The stable release had ${stable.requests} requests and the candidate none, although ${weight} % are meant for it`
    : undefined;
}
