import type { RolloutVerdict } from '../api/types';
import type { RolloutJudge } from './turn';

/**
 * A judge for one tick, in which a rollout is looked at until nothing changes any more: what was
 * judged already is not judged again while what the judge goes by is the same.
 */
export function judgeOnce(judge: RolloutJudge): RolloutJudge {
  let known: { by: unknown[]; verdict: RolloutVerdict } | undefined;
  return options => {
    const { rollout, observations, now } = options;
    const { segments, signals, policy, bake } = rollout;
    const { metrics } = observations;
    const by = [
      ...[segments, signals, policy, metrics, now],
      ...[bake?.samplesBefore, bake?.requiredSamples],
    ];
    if (!known?.by.every((value, index) => value === by[index])) {
      known = { by, verdict: judge(options) };
    }
    return known.verdict;
  };
}
