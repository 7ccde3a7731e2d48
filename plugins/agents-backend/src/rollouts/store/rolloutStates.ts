import { hasEnded, type Rollout } from '@agent-portal/plugin-agents-common';

/** Whether a rollout has its agent's environment to itself: it began, and has not ended. */
export function isUnderWay({ state }: Pick<Rollout, 'state'>): boolean {
  return !hasEnded(state) && state !== 'pending';
}

/** Whether a change is one that somebody has to know of before they act. */
export function isTurn(
  before: Pick<Rollout, 'state' | 'step'>,
  change: { rollout: Rollout; input: { type: string } },
): boolean {
  return (
    change.input.type !== 'tick' ||
    change.rollout.state !== before.state ||
    change.rollout.step !== before.step
  );
}
