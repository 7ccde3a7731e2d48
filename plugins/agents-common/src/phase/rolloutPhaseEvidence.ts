import { describePercent } from '../rollouts/describe';
import { hasEnded } from '../rollouts/rolloutStates';
import type { Rollout } from '../rollouts/model';
import type { PhaseRolloutEvidence } from './PhaseEvidence';

/**
 * What a rollout says about the phase of its agent: nothing before the candidate gets traffic, and
 * nothing once it succeeded or went back without being bad.
 *
 * @public
 */
export function rolloutPhaseEvidence(
  rollout: Rollout,
): PhaseRolloutEvidence | undefined {
  const { candidate, environment, reason, state } = rollout;
  const percent = Math.max(rollout.weight, rollout.observedWeight ?? 0);
  const base = { release: candidate, environment, weight: percent / 100 };
  switch (state) {
    case 'paused':
      return rollout.resumeTo === 'pending'
        ? undefined
        : { ...base, state: 'paused', reason };
    case 'rolling-back':
      // The weight is what is left until all of the traffic is back.
      return { ...base, state: 'rolled-back', reason };
    case 'rolled-back':
      return { ...base, state: 'rolled-back', weight: 0, reason };
    case 'progressing':
    case 'baking':
    case 'promoting':
      return percent > 0
        ? { ...base, state: 'progressing', reason: progress(rollout, percent) }
        : undefined;
    default:
      return undefined;
  }
}

function progress(rollout: Rollout, percent: number): string {
  const { candidate, holds, reason } = rollout;
  const [hold] = holds;
  const because = hold ? `it is held: ${hold.text}` : reason;
  return `${candidate} gets ${describePercent(
    percent,
  )} of the traffic: ${because}`;
}

/**
 * The rollout that the phase of an agent follows: the one under way, else the newest; none that was
 * superseded.
 *
 * @param rollouts - Those of the agent in its production, in any order.
 * @public
 */
export function findPhaseRollout(
  rollouts: readonly Rollout[],
): Rollout | undefined {
  return [...rollouts]
    .filter(({ state }) => state !== 'superseded')
    .sort((a, b) => rank(b) - rank(a) || b.createdAt - a.createdAt)[0];
}

/** A rollout that waits to begin says nothing, so the one before it still does. */
function rank({ state }: Rollout): number {
  if (state === 'pending' || state === 'preflight') return 0;
  return hasEnded(state) ? 1 : 2;
}
