import type { CheckOutcome } from '../api';
import type { Scorecard } from '../entities';
import type { CompiledCondition } from './conditions/compileCondition';
import { FALSE, TRUE, UNKNOWN } from './conditions/truth';
import type {
  EvaluationContext,
  ScorecardEvaluation,
} from './ScorecardEvaluation';

/** A check whose conditions are compiled. */
export interface CompiledCheck {
  /** Position in the scorecard. */
  readonly index: number;
  readonly check: Scorecard['checks'][number];
  readonly applies?: CompiledCondition;
  readonly condition: CompiledCondition;
  /** What lets an agent keep its level though it does not pass; none where nothing is new. */
  readonly bridges: readonly CompiledBridge[];
}

/** A {@link GracedCheck} whose conditions are compiled. */
export interface CompiledBridge {
  readonly until: number;
  readonly previous?: {
    readonly rank: number;
    readonly applies?: CompiledCondition;
    readonly condition: CompiledCondition;
  };
}

const PASS = 'p'.charCodeAt(0);
const NOT_APPLICABLE = 'n'.charCodeAt(0);
const EXEMPT = 'e'.charCodeAt(0);
const UNDECIDED = 'u'.charCodeAt(0);
const FAIL = 'f'.charCodeAt(0);

/** What a check comes to by its facts, whether the agent is exempt from it or not. */
export function outcomeByFacts(
  { applies, condition }: CompiledCheck,
  values: readonly unknown[],
): CheckOutcome {
  const code = codeByFacts(applies, condition, values);
  if (code === PASS) return 'pass';
  if (code === FAIL) return 'fail';
  return code === UNDECIDED ? 'unknown' : 'not-applicable';
}

/** Whether an exemption from a check is in force. */
export function isExempt(id: string, context: EvaluationContext): boolean {
  return (context.exempt?.get(id) ?? -Infinity) > context.now;
}

/**
 * Until when a check that does not pass is not held against the level that the agent had, ms;
 * `-Infinity` when it is held against it.
 *
 * What the version before asked of the agent already, it still has to pass: what is not known to
 * pass there either is nothing that the change of the version took away. Where it asked for
 * nothing, only a check that is known to fail is bridged, as what is unknown never counts as good.
 */
export function gracedUntil(
  { check, bridges }: CompiledCheck,
  options: {
    fails: boolean;
    values: readonly unknown[];
    context: EvaluationContext;
  },
): number {
  const { grace, now } = options.context;
  let until = -Infinity;
  if (!grace || check.rank > grace.rank) return until;
  for (const bridge of bridges) {
    if (
      bridge.until > now &&
      bridge.until > until &&
      isBridged(bridge, { ...options, rank: grace.rank })
    ) {
      until = bridge.until;
    }
  }
  return until;
}

function isBridged(
  { previous }: CompiledBridge,
  options: { fails: boolean; values: readonly unknown[]; rank: number },
): boolean {
  const { fails, values, rank } = options;
  if (!previous || rank < previous.rank) return fails;
  const code = codeByFacts(previous.applies, previous.condition, values);
  return code === NOT_APPLICABLE ? fails : code === PASS;
}

/**
 * Goes through all checks of an agent.
 *
 * The grace period bridges a level that the agent had and leads to none that it had not.
 *
 * @param checks - The lightest first: rounding depends on the order in which weights are added up,
 * and the score must not depend on the order in which somebody wrote the checks down.
 * @param values - What `FactSlots` filled.
 */
export function evaluateChecks(
  checks: readonly CompiledCheck[],
  values: readonly unknown[],
  options: { context: EvaluationContext; highest: number; factsDueAt: number },
): ScorecardEvaluation {
  const { context, highest } = options;
  const codes = new Array<number>(checks.length);
  let dueAt = options.factsDueAt;
  let [passed, failed, undecided, exempt] = [0, 0, 0, 0];
  let [passedWeight, weight] = [0, 0];
  let blocked = highest + 1;
  let blockedAfterGrace = blocked;
  let graceEnds = Infinity;
  for (const compiled of checks) {
    const { index, check, applies, condition } = compiled;
    if (context.exempt && isExempt(check.id, context)) {
      codes[index] = EXEMPT;
      exempt++;
      dueAt = Math.min(dueAt, context.exempt.get(check.id) ?? Infinity);
      continue;
    }
    const code = codeByFacts(applies, condition, values);
    codes[index] = code;
    if (code === NOT_APPLICABLE) continue;
    weight += check.weight;
    if (code === PASS) {
      passed++;
      passedWeight += check.weight;
      continue;
    }
    if (code === FAIL) failed++;
    else undecided++;
    if (check.rank < blockedAfterGrace) blockedAfterGrace = check.rank;
    const until = gracedUntil(compiled, {
      fails: code === FAIL,
      values,
      context,
    });
    if (until > context.now) graceEnds = Math.min(graceEnds, until);
    else if (check.rank < blocked) blocked = check.rank;
  }
  const rankByGrace = Math.min(blocked - 1, context.grace?.rank ?? 0);
  const rank = Math.max(blockedAfterGrace - 1, rankByGrace);
  const graced = rank > blockedAfterGrace - 1;
  if (graced) dueAt = Math.min(dueAt, graceEnds);
  return {
    outcomes: String.fromCharCode(...codes),
    rank,
    graced,
    ...(passed + failed + undecided > 0 && { score: passedWeight / weight }),
    passed,
    known: passed + failed,
    applicable: passed + failed + undecided,
    exempt,
    ...(dueAt < Infinity && { dueAt }),
  };
}

function codeByFacts(
  applies: CompiledCondition | undefined,
  condition: CompiledCondition,
  values: readonly unknown[],
): number {
  if (applies) {
    const truth = applies.test(values);
    if (truth === FALSE) return NOT_APPLICABLE;
    if (truth === UNKNOWN) return UNDECIDED;
  }
  const truth = condition.test(values);
  if (truth === TRUE) return PASS;
  return truth === UNKNOWN ? UNDECIDED : FAIL;
}
