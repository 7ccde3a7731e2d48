import type { RolloutState, RolloutVerdict } from '../api/types';
import type {
  LedgerDraft,
  LedgerKind,
  MetricsObservation,
  Rollout,
  RolloutDecision,
  RolloutObservations,
} from './model';
import { sameValue } from './sameValue';

/**
 * Judges what was measured of a rollout.
 *
 * @public
 */
export type RolloutJudge = (options: {
  rollout: Rollout;
  observations: RolloutObservations;
  now: number;
}) => RolloutVerdict;

/** One decision while it is being made: the only thing that changes in the whole core. */
export interface Turn {
  rollout: Rollout;
  readonly entries: LedgerDraft[];
  /** Never before the last moment that was taken in, ms since 1970. */
  readonly now: number;
}

/** A turn in which the engine looks at everything. */
export interface Tick extends Turn {
  readonly observations: RolloutObservations;
  /** The measurements that can be used, see `usableMetrics`. */
  readonly measure: (rollout: Rollout) => MetricsObservation;
  readonly judge: RolloutJudge;
  /** What is wrong with the clock. */
  readonly clockProblem?: string;
}

/** Changes some of the rollout; it stays the same one when the patch says nothing new. */
export function change(turn: Turn, patch: Partial<Rollout>): void {
  const before: Partial<Rollout> = turn.rollout;
  const keys = Object.keys(patch) as Array<keyof Rollout>;
  const isNew = keys.some(key => !sameValue(before[key], patch[key]));
  if (isNew) turn.rollout = { ...turn.rollout, ...patch };
}

/** Lets the rollout be in another state from now on. */
export function enter(turn: Turn, state: RolloutState, reason: string): void {
  change(turn, { state, stateSince: turn.now, reason });
}

/** Goes to another step. */
export function goToStep(turn: Turn, step: number): void {
  change(turn, { step, stepSince: turn.now, bake: undefined });
}

/** Writes into the ledger. */
export function write(
  turn: Turn,
  kind: LedgerKind,
  text: string,
  more: Pick<LedgerDraft, 'evidence' | 'reason'> & { by?: string } = {},
): void {
  const { by = 'engine', reason, evidence } = more;
  turn.entries.push({
    kind,
    at: turn.now,
    text,
    by,
    ...(reason !== undefined && { reason }),
    ...(evidence !== undefined && { evidence: withoutNothing(evidence) }),
  });
}

/** The decision that a turn comes to: the same rollout when nothing changed. */
export function concludeTurn(turn: Turn, before: Rollout): RolloutDecision {
  const isSame = turn.rollout === before || sameValue(turn.rollout, before);
  if (isSame && turn.entries.length === 0) {
    return { rollout: before, entries: [] };
  }
  return {
    rollout: withoutNothing({ ...turn.rollout, clock: turn.now }),
    entries: turn.entries,
  };
}

/** Without keys that hold nothing, a value is the same after a way through JSON. */
function withoutNothing<T extends object>(value: T): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(value) as Array<keyof T>) {
    if (value[key] !== undefined) kept[key] = value[key];
  }
  return kept as T;
}
