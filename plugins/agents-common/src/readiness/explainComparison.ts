import type { ScorecardComparison, ScorecardFact } from '../entities';
import { factReference } from './conditions/comparisonsOf';
import type { CompiledCondition } from './conditions/compileCondition';
import { describeComparison } from './conditions/describeCondition';
import { TRUE, UNKNOWN } from './conditions/truth';
import { factSubject, saySource, sayUnknown } from './describeFact';
import type { Fact, FactSet } from './Fact';
import { isKnownFact } from './Fact';
import type { FactDemands } from './FactSlots';
import { factUnit, formatFactValue } from './formatFactValue';

/** What there is to explain with. */
export interface Explaining {
  declared: readonly ScorecardFact[];
  facts: FactSet;
  values: readonly unknown[];
  demands: FactDemands;
  now: number;
}

/** How the value stands to the target, when the comparison holds and when it does not. */
const RELATIONS: Record<string, [holds: string, fails: string]> = {
  equal: ['as asked', 'not'],
  in: ['one of', 'not one of'],
  notIn: ['none of', 'one of'],
  notEqual: ['not', 'exactly'],
  lessThan: ['under', 'not under'],
  lessThanInclusive: ['at most', 'not at most'],
  greaterThan: ['over', 'not over'],
  greaterThanInclusive: ['at least', 'not at least'],
  matches: ['which matches', 'which does not match'],
};

/** A side of a comparison that names a fact. */
export interface Operand {
  id: string;
  path?: string;
  value: unknown;
  fact: Fact | undefined;
}

/** The facts that a comparison looks at. */
export function operandsOf(
  { condition, operands }: CompiledCondition,
  { facts, values }: Pick<Explaining, 'facts' | 'values'>,
): Operand[] {
  if (!operands) return [];
  const { fact: id, path, value } = condition as ScorecardComparison;
  const left = { id, path, value: values[operands.fact], fact: facts.get(id) };
  const reference = factReference(value);
  if (!reference || operands.value === undefined) return [left];
  return [
    left,
    {
      id: reference.fact,
      path: reference.path,
      value: values[operands.value],
      fact: facts.get(reference.fact),
    },
  ];
}

/**
 * Why a comparison came out as it did, with value, target, source and age: `Test coverage is 74 %,
 * not over 80 %; stated by …`.
 */
export function explainComparison(
  compiled: CompiledCondition,
  explaining: Explaining,
): string {
  const { declared, now, demands } = explaining;
  const operands = operandsOf(compiled, explaining);
  const [left, right] = operands;
  const truth = compiled.test(explaining.values);
  if (truth === UNKNOWN) {
    const reasons = operands.flatMap(
      ({ fact, ...where }) =>
        sayUnknown(where, { declared, fact, demands, now }) ?? [],
    );
    if (reasons.length > 0) return reasons.join('; ');
    const subject = factSubject(left.id, left.path, {
      declared,
      fact: left.fact,
    });
    return `${subject} cannot be compared with what is asked for`;
  }
  const statement = stateOutcome(compiled, {
    left,
    right,
    declared,
    holds: truth === TRUE,
  });
  return isKnownFact(left.fact)
    ? `${statement}; ${saySource(left.fact, now)}`
    : statement;
}

function stateOutcome(
  compiled: CompiledCondition,
  options: {
    left: Operand;
    right?: Operand;
    declared: readonly ScorecardFact[];
    holds: boolean;
  },
): string {
  const { left, right, declared, holds } = options;
  const comparison = compiled.condition as ScorecardComparison;
  const { operator } = comparison;
  const said = describeComparison(comparison, {
    facts: declared,
    fact: left.fact,
    negated: !holds,
  });
  const asksForTruth =
    typeof comparison.value === 'boolean' && typeof left.value === 'boolean';
  const simple = operator === 'equal' && holds && !right;
  if (asksForTruth || simple || operator === 'exists') return said;
  const unit = factUnit(left.id, declared, left.fact);
  const target = right ? right.value : comparison.value;
  const value = formatFactValue(left.value, unit, target);
  const subject = factSubject(left.id, left.path, {
    declared,
    fact: left.fact,
  });
  if (!Object.hasOwn(RELATIONS, operator)) {
    return `${subject} is ${value}, so ${said}`;
  }
  const other = right
    ? ` (${factSubject(right.id, right.path, { declared, fact: right.fact })})`
    : '';
  return `${subject} is ${value}, ${
    RELATIONS[operator][holds ? 0 : 1]
  } ${formatFactValue(target, unit, left.value)}${other}`;
}
