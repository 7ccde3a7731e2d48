import type { Rollout, RolloutState } from '@agent-portal/plugin-agents-common';

const ENDED = new Set<RolloutState>([
  'rolled-back',
  'succeeded',
  'aborted',
  'superseded',
  'failed',
]);

/** Whether a rollout has not ended. */
export function isActive({ state }: Pick<Rollout, 'state'>): boolean {
  return !ENDED.has(state);
}

/** Whether the engine has something to do: also while the former release is kept. */
export function isOpen(rollout: Rollout): boolean {
  return (
    isActive(rollout) ||
    rollout.command !== undefined ||
    (rollout.state === 'succeeded' && rollout.retainedUntil !== undefined)
  );
}

/** Whether a rollout has its agent's environment to itself: it began, and has not ended. */
export function isUnderWay(rollout: Pick<Rollout, 'state'>): boolean {
  return isActive(rollout) && rollout.state !== 'pending';
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
