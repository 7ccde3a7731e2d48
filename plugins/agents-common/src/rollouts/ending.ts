import { describeTime } from './describe';
import { nextCommand } from './commands';
import type { Rollout, RolloutEnding } from './model';
import { mustRestore } from './rolloutStates';
import type { Turn } from './turn';
import { change, enter, write } from './turn';

const TITLES: Record<RolloutEnding, string> = {
  'rolled-back': 'Rolled back',
  aborted: 'Aborted',
  superseded: 'Superseded',
};

/** Why a rollout ends before it is through. */
export interface Ending {
  endAs: RolloutEnding;
  /** What led to it, as a clause or sentence: `31 errors in 420 requests …`. */
  because: string;
  /** Who ends it; absent for the engine. */
  by?: string;
  /** What they gave as the reason. */
  reason?: string;
  evidence?: Record<string, unknown>;
}

/**
 * Ends a rollout and gives its traffic back first: it is `rolling-back` until the driver shows that
 * the candidate has none.
 */
export function giveBack(turn: Turn, ending: Ending): void {
  const { endAs, because } = ending;
  const summary = `${TITLES[endAs]} at ${describeTime(turn.now)}: ${because}`;
  const restores = mustRestore(turn.rollout);
  const { by, reason, evidence } = ending;
  write(turn, 'rolling-back', summary, { by, reason, evidence });
  change(turn, {
    endAs,
    resumeTo: undefined,
    retainedUntil: undefined,
    endedAt: undefined,
    bake: undefined,
    command: undefined,
    weight: 0,
  });
  enter(turn, 'rolling-back', summary);
  if (restores) nextCommand(turn, { type: 'restore' });
  else endGivenBack(turn);
}

/** Ends a rollout whose traffic is back. */
export function endGivenBack(turn: Turn): void {
  const { endAs = 'rolled-back' } = turn.rollout;
  end(turn, endAs, turn.rollout.reason);
}

/** Ends a rollout for good. */
export function end(
  turn: Turn,
  state: Rollout['state'],
  reason: string,
  by: { by?: string; reason?: string } = {},
): void {
  enter(turn, state, reason);
  change(turn, {
    endedAt: turn.now,
    endAs: undefined,
    resumeTo: undefined,
    command: undefined,
    holds: [],
  });
  write(turn, 'ended', reason, by);
}
