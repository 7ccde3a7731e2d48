import type { StrategyType } from '../../api/types';
import type {
  FreezeWindow,
  RollbackCriterion,
  RolloutGate,
  RolloutStep,
  VerdictReaction,
} from '../../entities';

/**
 * How a rollout judges what it sees. All times in ms, all rates as ratios 0–1.
 *
 * @public
 */
export interface JudgementPolicy {
  /**
   * Greatest chance that a candidate which is as good as the stable release is ever found to be
   * worse, however often it is looked at: the comparison fails once its e-value is above the
   * inverse of it.
   */
  significance: number;
  /** Confidence of the Wilson bound that absolute limits are held against. */
  confidence: number;
  /** Requests of the candidate that a bake needs when its step names no number. */
  minimumSamples: number;
  /** A measurement older than this is none. */
  freshnessMs: number;
  /** How long a command or a smoke test may take. */
  commandTimeoutMs: number;
  /** How long the former release is kept ready after the last step, so that it can be rolled back to. */
  retentionMs: number;
  /** What to do about each verdict; a pass goes on. */
  reactions: {
    fail: VerdictReaction;
    /** The time to bake is over, and the samples are too few. */
    insufficient: VerdictReaction;
    /** The source answers, and has nothing about the candidate. */
    'no-data': VerdictReaction;
    /** The source does not answer. */
    'source-error': VerdictReaction;
  };
}

/** A step with its times in ms. @public */
export type PolicyStep =
  | Exclude<RolloutStep, { type: 'bake' }>
  | { type: 'bake'; durationMs: number; minimumSamples?: number };

/**
 * Everything a rollout goes by, taken from the plan when the rollout is made and never changed
 * after: another plan makes another rollout.
 *
 * @public
 */
export interface RolloutPolicy {
  /** Reference of the plan; absent for a rollout outside any plan. */
  plan?: string;
  /** Id and title of the wave. */
  wave?: { id: string; title: string };
  /** Name of the strategy in the plan. */
  strategy: string;
  type: StrategyType;
  steps: PolicyStep[];
  rollback: RollbackCriterion[];
  /** Those that stand before this wave. */
  gates: RolloutGate[];
  freezeWindows: FreezeWindow[];
  judgement: JudgementPolicy;
}
