import { hasEnded } from '../rollouts/rolloutStates';
import type { Rollout } from '../rollouts/model';
import type { PhaseRolloutEvidence } from './derivePhase';

/**
 * What a rollout says about the phase of its agent: nothing before the candidate gets traffic, and
 * nothing once it succeeded or went back without being bad.
 *
 * @public
 */
export function rolloutPhaseEvidence(
  rollout: Rollout,
): PhaseRolloutEvidence | undefined {
  const { candidate, environment, observedWeight, reason, state } = rollout;
  const weight = rollout.weight / 100;
  const base = { release: candidate, environment, reason };
  switch (state) {
    case 'paused':
      return { ...base, state: 'paused', weight };
    case 'rolling-back':
      // What is left of it until all of the traffic is back.
      return {
        ...base,
        state: 'rolled-back',
        weight: (observedWeight ?? 0) / 100,
      };
    case 'rolled-back':
      return { ...base, state: 'rolled-back', weight: 0 };
    case 'progressing':
    case 'baking':
    case 'promoting':
      return weight > 0
        ? { ...base, state: 'progressing', weight, reason: progress(rollout) }
        : undefined;
    default:
      return undefined;
  }
}

function progress({ candidate, holds, reason }: Rollout): string {
  const [hold] = holds;
  return hold ? `The rollout of ${candidate} is held: ${hold.text}` : reason;
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
