import type { Rollout } from './rollout';
import type { RolloutObservations } from './observations';

/** Something a person or a system asks of a rollout. @public */
export type RolloutOperation =
  | { type: 'approve'; gate: string; groups: string[] }
  | { type: 'pause' | 'resume' | 'promote' | 'abort' | 'rollback' | 'retry' }
  | { type: 'signal'; signal: string };

/** Who asked, and why. @public */
export interface OperationContext {
  by: string;
  reason?: string;
}

/** What a decision writes into the ledger, before it is numbered and chained. @public */
export interface LedgerDraft {
  /** Short code of what happened, such as `weight-set` or `rolled-back`. */
  kind: LedgerKind;
  at: number;
  /** A sentence for people. */
  text: string;
  /** Who did it; `engine` for the engine. */
  by: string;
  reason?: string;
  /** Exact query, window, raw numbers, thresholds: what a person needs to check it. */
  evidence?: Record<string, unknown>;
}

/** What an entry of a ledger is about. @public */
export type LedgerKind =
  | 'created'
  | 'started'
  | 'preflight'
  | 'gate'
  | 'approved'
  | 'smoke-test'
  | 'command'
  | 'command-failed'
  | 'weight-reached'
  | 'bake-started'
  | 'verdict'
  | 'bake-ended'
  | 'held'
  | 'released'
  | 'paused'
  | 'resumed'
  | 'promoted'
  | 'rolling-back'
  | 'signal'
  | 'drift'
  | 'retired'
  | 'ended';

/** What follows from a rollout and what was seen. @public */
export interface RolloutDecision {
  /** The same object when nothing changed. */
  rollout: Rollout;
  entries: LedgerDraft[];
}

/** What a decision was made from; enough to make it once more. @public */
export type RolloutInput =
  | { type: 'create'; at: number; rollout: Rollout }
  | { type: 'tick'; at: number; observations: RolloutObservations }
  | {
      type: 'operation';
      at: number;
      operation: RolloutOperation;
      context: OperationContext;
      /** What stood when it was asked for. */
      observations?: RolloutObservations;
    };
