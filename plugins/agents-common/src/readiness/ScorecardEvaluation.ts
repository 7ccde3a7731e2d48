/**
 * The circumstances of an evaluation.
 *
 * @public
 */
export interface EvaluationContext {
  /** Ms since 1970 in UTC. */
  now: number;
  /** Checks that the agent is exempt from, with the time in ms at which each exemption ends. */
  exempt?: ReadonlyMap<string, number>;
  /**
   * The level that the agent had when the version came into force, while its grace period lasts.
   * Which checks it bridges, and how long each, says the compiled scorecard.
   */
  grace?: { rank: number };
}

/**
 * How an agent stands on a scorecard, in a form that is cheap to make, store and compare.
 *
 * @public
 */
export interface ScorecardEvaluation {
  /** One letter per check, in the order of the scorecard; see `CHECK_OUTCOMES`. */
  outcomes: string;
  /** Level it has, from 1; 0 below the first. */
  rank: number;
  /** Whether it has that level only through the grace period. */
  graced: boolean;
  /** Passed weight over applicable weight, 0–1; absent when nothing applies. */
  score?: number;
  /** How many checks pass. */
  passed: number;
  /** How many of the applicable checks pass or fail, and so are not unknown. */
  known: number;
  /** How many apply and are not exempt. */
  applicable: number;
  exempt: number;
  /** When it may come out differently by time alone, ms; absent: never. */
  dueAt?: number;
}
