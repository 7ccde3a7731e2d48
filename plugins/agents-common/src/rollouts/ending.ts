import { describePercent, describeTime } from './describe';
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

/** Who ends a rollout, and what it is known from. */
export interface EndedBy {
  /** Absent for the engine. */
  by?: string;
  /** What they gave as the reason. */
  reason?: string;
  evidence?: Record<string, unknown>;
}

/** Why a rollout ends before it is through. */
export interface Ending extends EndedBy {
  endAs: RolloutEnding;
  /** What led to it: `31 errors in 420 requests …`. */
  because: string;
}

/**
 * Ends a rollout and gives its traffic back first: it is `rolling-back` until the driver shows that
 * the candidate has none.
 */
export function giveBack(turn: Turn, ending: Ending): void {
  const { endAs, because, by, reason, evidence } = ending;
  const summary = `${TITLES[endAs]} at ${describeTime(turn.now)}: ${because}`;
  const { weight, observedWeight = 0, stable } = turn.rollout;
  const restores = mustRestore(turn.rollout);
  change(turn, { bake: undefined, retainedUntil: undefined, weight: 0 });
  if (!restores) {
    end(turn, endAs, summary, { by, reason, evidence });
    return;
  }
  const share = Math.max(weight, observedWeight);
  const former = stable ?? 'the former release';
  write(
    turn,
    'rolling-back',
    share > 0
      ? `${summary} ${describePercent(
          share,
        )} of the traffic goes back to ${former}.`
      : `${summary} All traffic is to stay with ${former}, whatever was asked for before.`,
    { by, reason, evidence },
  );
  change(turn, {
    endAs,
    resumeTo: undefined,
    endedAt: undefined,
    command: undefined,
  });
  enter(turn, 'rolling-back', summary);
  nextCommand(turn, { type: 'restore' });
}

/** Ends a rollout whose traffic is back. */
export function endGivenBack(turn: Turn): void {
  const { endAs = 'rolled-back', reason } = turn.rollout;
  end(turn, endAs, reason);
}

/** Ends a rollout for good. */
export function end(
  turn: Turn,
  state: Rollout['state'],
  reason: string,
  endedBy: EndedBy = {},
): void {
  enter(turn, state, reason);
  change(turn, {
    endedAt: turn.now,
    endAs: undefined,
    resumeTo: undefined,
    command: undefined,
    holds: [],
  });
  write(turn, 'ended', reason, endedBy);
}
