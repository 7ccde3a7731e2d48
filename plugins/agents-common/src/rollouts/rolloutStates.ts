import type { RolloutState } from '../api/types';
import type { PolicyStep, Rollout } from './model';
import { reachedWeight } from './segments';

const ENDED: ReadonlySet<RolloutState> = new Set([
  'rolled-back',
  'succeeded',
  'aborted',
  'superseded',
  'failed',
]);

/** Whether a rollout in this state has ended. @public */
export function hasEnded(state: RolloutState): boolean {
  return ENDED.has(state);
}

/**
 * Whether the engine still has something to do: the rollout has not ended, or it succeeded and its
 * former release is still kept.
 *
 * @public
 */
export function needsTicks(rollout: Rollout): boolean {
  return (
    !hasEnded(rollout.state) ||
    (rollout.state === 'succeeded' && rollout.retainedUntil !== undefined)
  );
}

/** The step that is under way; none when all are done. @public */
export function currentStep(rollout: Rollout): PolicyStep | undefined {
  return rollout.policy.steps[rollout.step];
}

/**
 * Whether the smoke test of the candidate is wanted now: the step is under way and no outcome of it
 * is known.
 *
 * @public
 */
export function wantsSmokeTest(rollout: Rollout): boolean {
  return (
    rollout.state === 'progressing' &&
    currentStep(rollout)?.type === 'smoke-test'
  );
}

/**
 * Whether traffic must be given back before the rollout may end: the candidate has some, was seen to
 * have some, or was to get some, which may still come through.
 *
 * @public
 */
export function mustRestore(rollout: Rollout): boolean {
  return (
    rollout.mayHaveTraffic === true ||
    rollout.weight > 0 ||
    (rollout.observedWeight ?? 0) > 0 ||
    raisesTraffic(rollout)
  );
}

/**
 * Whether the command under way gives the candidate more traffic than it was seen to have reached.
 * It is only carried out as long as nothing holds the rollout.
 *
 * @public
 */
export function raisesTraffic(rollout: Rollout): boolean {
  const target = rollout.command?.target;
  return (
    target?.type === 'promote' ||
    (target?.type === 'split' && target.weight > reachedWeight(rollout))
  );
}

/** Whether making the candidate the stable release is all that is left to do. */
export function isPromoting({ state, resumeTo }: Rollout): boolean {
  return (state === 'paused' ? resumeTo : state) === 'promoting';
}

/** Whether only what is done at the end of the retention is left. */
export function isThroughSteps(rollout: Rollout): boolean {
  return rollout.policy.steps
    .slice(rollout.step)
    .every(step => step.type === 'demote');
}

/** What stands in the way of everything but going back. */
export function whyOver({ state }: Rollout): string | undefined {
  if (state === 'rolling-back') return 'Its traffic is being given back.';
  return hasEnded(state) ? `It is ${state}.` : undefined;
}
