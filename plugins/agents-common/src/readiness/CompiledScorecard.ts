import type { CheckColumn, CheckResult, ReadinessLevel } from '../api';
import type { Scorecard } from '../entities';
import type { FactSet } from './Fact';
import type {
  EvaluationContext,
  ScorecardEvaluation,
} from './ScorecardEvaluation';

/**
 * What fixes and links need to know of an agent.
 *
 * @public
 */
export interface ReadinessSubject {
  /** Entity reference. */
  ref: string;
  name: string;
  namespace: string;
  /** Entity reference of the owner. */
  owner: string;
  /** Entity reference of the system. */
  system?: string;
}

/**
 * A scorecard ready to be applied to many agents; see `compileScorecard`. It holds no state of any
 * agent, and what it answers depends on its arguments alone.
 *
 * @public
 */
export interface CompiledScorecard {
  readonly scorecard: Scorecard;
  /** In the order of the checks. */
  readonly columns: CheckColumn[];
  /** Lowest first. */
  readonly levels: ReadinessLevel[];
  /** Every fact that it looks at, sorted. */
  readonly factIds: string[];
  /**
   * Whether the scorecard is about an agent; `undefined` when that is not known. The agent then
   * counts as one it is about.
   */
  appliesTo(facts: FactSet, now: number): boolean | undefined;
  /** How an agent stands. */
  evaluate(facts: FactSet, context: EvaluationContext): ScorecardEvaluation;
  /**
   * What each check comes to and why, in the order of the checks. Agrees with `evaluate`, and takes
   * many times as long.
   */
  explain(
    facts: FactSet,
    context: EvaluationContext,
    agent: ReadinessSubject,
  ): CheckResult[];
}
