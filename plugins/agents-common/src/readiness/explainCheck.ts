import type { CheckResult, FactEvidence } from '../api';
import type { Scorecard } from '../entities';
import type { ReadinessSubject } from './CompiledScorecard';
import type { CompiledCondition } from './conditions/compileCondition';
import { TRUE, UNKNOWN } from './conditions/truth';
import { factSubject, isoTime, sayUnknown } from './describeFact';
import { gracedUntil, isExempt, outcomeByFacts } from './evaluateChecks';
import type { CompiledCheck } from './evaluateChecks';
import { explainComparison, operandsOf } from './explainComparison';
import type { Explaining, Operand } from './explainComparison';
import type { FactSet } from './Fact';
import { isKnownFact } from './Fact';
import { fillFix } from './fillFix';
import { factUnit, formatFactValue } from './formatFactValue';
import { isAttestation } from './isAttestation';
import type { EvaluationContext } from './ScorecardEvaluation';
import { factsOf, toColumn } from './toColumn';

/** Length as JSON up to which a value is kept as it was compared; a whole entity is no evidence. */
const LONGEST_RAW = 2_000;

/** More than these make no sentence. */
const MAXIMUM_STATEMENTS = 3;

/** What one check comes to for one agent, and why. */
export function explainCheck(
  compiled: CompiledCheck,
  options: {
    scorecard: Scorecard;
    facts: FactSet;
    values: readonly unknown[];
    context: EvaluationContext;
    agent: ReadinessSubject;
  },
): CheckResult {
  const { scorecard, facts, values, context, agent } = options;
  const { check } = compiled;
  const declared = scorecard.facts;
  const explaining: Explaining = {
    declared,
    facts,
    values,
    demands: { freshnessMs: check.freshnessMs, provenance: check.provenance },
    now: context.now,
  };
  const byFacts = outcomeByFacts(compiled, values);
  const reason = reasonOf(compiled, byFacts, explaining);
  const exempt = isExempt(check.id, context);
  const outcome = exempt ? 'exempt' : byFacts;
  const graceEnds =
    outcome === 'fail' || outcome === 'unknown'
      ? gracedUntil(compiled, { fails: outcome === 'fail', values, context })
      : -Infinity;
  const attestations = factsOf(check).filter(fact =>
    isAttestation(fact, declared),
  );
  const { facts: _facts, ...column } = toColumn(check, declared);
  return {
    ...column,
    outcome,
    reason: exempt
      ? `Exempt until ${isoTime(context.exempt?.get(check.id) ?? NaN)?.slice(
          0,
          10,
        )}; by the facts: ${reason}`
      : reason,
    evidence: evidenceOf(compiled, explaining),
    ...(graceEnds > context.now && {
      graced: true,
      gracedUntil: isoTime(graceEnds),
    }),
    ...(check.fix && { fix: fillFix(check.fix, agent) }),
    ...(attestations.length > 0 && { attestations }),
  };
}

function reasonOf(
  { check, applies, condition }: CompiledCheck,
  outcome: CheckResult['outcome'],
  explaining: Explaining,
): string {
  if (outcome === 'not-applicable') return check.applies?.otherwise ?? '';
  if (
    outcome === 'unknown' &&
    applies &&
    applies.test(explaining.values) === UNKNOWN
  ) {
    const why = state(applies, { ...explaining, demands: {} });
    return `It is not known whether it applies: ${why}`;
  }
  return state(condition, explaining);
}

/** Says what decides a condition. */
function state(condition: CompiledCondition, explaining: Explaining): string {
  const deciding = decidingParts(condition, explaining.values);
  const statements = [
    ...new Set(deciding.map(part => explainComparison(part, explaining))),
  ];
  if (statements.length === 0) {
    return condition.test(explaining.values) === TRUE
      ? 'Nothing is asked for'
      : 'Nothing would do: the condition lists no alternatives';
  }
  const rest = statements.length - MAXIMUM_STATEMENTS;
  return [
    ...statements.slice(0, MAXIMUM_STATEMENTS),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('; ');
}

/** The comparisons because of which a condition came out as it did. */
function decidingParts(
  condition: CompiledCondition,
  values: readonly unknown[],
): CompiledCondition[] {
  if (condition.operands) return [condition];
  const parts =
    'not' in condition.condition
      ? condition.parts
      : condition.parts.filter(
          part => part.test(values) === condition.test(values),
        );
  return parts.flatMap(part => decidingParts(part, values));
}

/** Everything that the check looked at, each place once. */
function evidenceOf(
  { applies, condition }: CompiledCheck,
  explaining: Explaining,
): FactEvidence[] {
  const found = new Map<string, FactEvidence>();
  const add = (part: CompiledCondition, demanding: Explaining) => {
    for (const operand of operandsOf(part, demanding)) {
      const key = JSON.stringify([operand.id, operand.path]);
      if (!found.has(key)) found.set(key, toEvidence(operand, demanding));
    }
    for (const inner of part.parts) add(inner, demanding);
  };
  add(condition, explaining);
  if (applies) add(applies, { ...explaining, demands: {} });
  return [...found.values()];
}

function toEvidence(
  { fact, ...where }: Operand,
  { declared, demands, now }: Explaining,
): FactEvidence {
  const { id, path } = where;
  const title = factSubject(id, path, { declared, fact });
  const problem = sayUnknown(where, { declared, fact, demands, now });
  const head = { fact: id, ...(path !== undefined && { path }), title };
  if (!isKnownFact(fact)) return { ...head, problem };
  const at = fact.at === undefined ? undefined : isoTime(fact.at);
  const shown = where.value === undefined ? fact.value : where.value;
  return {
    ...head,
    ...(typeof shown !== 'symbol' && {
      value: formatFactValue(shown, factUnit(id, declared, fact)),
      ...(isShort(shown) && { raw: shown }),
    }),
    provenance: fact.provenance,
    ...(at !== undefined && { at }),
    source: fact.source,
    ...(problem !== undefined && { problem }),
  };
}

function isShort(value: unknown): boolean {
  return (JSON.stringify(value) ?? '').length <= LONGEST_RAW;
}
