import { describePercent } from '../rollouts/describe';
import type { Rollout } from '../rollouts/model';
import type { PhaseRolloutEvidence } from './derivePhase';

/**
 * What the last rollout of an agent in an environment says about the agent's phase.
 *
 * @returns Nothing while the candidate has no traffic, as the agent is then as it was, and once the
 * candidate serves alone or the rollout ended without a fault found in it.
 * @public
 */
export function rolloutPhaseEvidence(
  rollout: Rollout,
): PhaseRolloutEvidence | undefined {
  const { state, candidate: release, reason } = rollout;
  const percent = Math.max(rollout.weight, rollout.observedWeight ?? 0);
  const weight = percent / 100;
  switch (state) {
    case 'paused':
      return rollout.resumeTo === 'pending'
        ? undefined
        : { state: 'paused', weight, release, reason };
    case 'rolled-back':
      return { state: 'rolled-back', weight: 0, release, reason };
    case 'preflight':
    case 'progressing':
    case 'baking':
    case 'promoting':
    case 'rolling-back':
      return percent > 0
        ? {
            state: 'progressing',
            weight,
            release,
            reason: `${release} gets ${describePercent(
              percent,
            )} of the traffic: ${reason}`,
          }
        : undefined;
    default:
      return undefined;
  }
}
