import type {
  ScorecardComparison,
  ScorecardCondition,
  ScorecardFact,
} from '../../entities';
import { factSubject } from '../describeFact';
import type { Fact } from '../Fact';
import { factUnit, formatFactValue } from '../formatFactValue';
import { isAttestation } from '../isAttestation';
import { factReference } from './comparisonsOf';
import { sayComparison } from './sayComparison';

/**
 * What a condition asks for, in plain words:
 * `Test coverage is over 80 % and Rollback plan is signed`.
 *
 * @param facts - Those that the scorecard declares, for their titles and units.
 * @public
 */
export function describeCondition(
  condition: ScorecardCondition,
  facts: readonly ScorecardFact[],
): string {
  return describe(condition, { facts, negated: false });
}

/** A comparison in words, with the title and the unit that the fact itself brings along. */
export function describeComparison(
  comparison: ScorecardComparison,
  options: { facts: readonly ScorecardFact[]; fact?: Fact; negated: boolean },
): string {
  const { facts, fact, negated } = options;
  const { operator, value, path } = comparison;
  const subject = factSubject(comparison.fact, path, { declared: facts, fact });
  const wanted = booleanAskedFor(comparison);
  if (wanted !== undefined && isAttestation(comparison.fact, facts)) {
    return `${subject} is ${wanted === negated ? 'not ' : ''}signed`;
  }
  const reference = factReference(value);
  const object = reference
    ? factSubject(reference.fact, reference.path, { declared: facts })
    : formatFactValue(value, factUnit(comparison.fact, facts, fact));
  return sayComparison(operator, {
    subject: typeof value === 'boolean' && !path ? `"${subject}"` : subject,
    object,
    value,
    negated,
  });
}

function describe(
  condition: ScorecardCondition,
  options: { facts: readonly ScorecardFact[]; negated: boolean },
): string {
  if ('not' in condition && !isGroup(condition.not)) {
    return describe(condition.not, { ...options, negated: !options.negated });
  }
  const prefix = options.negated ? 'it is not so that ' : '';
  const inner = { ...options, negated: false };
  if ('not' in condition) {
    return `${prefix}it is not so that (${describe(condition.not, inner)})`;
  }
  if ('all' in condition) {
    return `${prefix}${join(condition.all, 'and', inner)}`;
  }
  if ('any' in condition) {
    return `${prefix}${join(condition.any, 'or', inner)}`;
  }
  return describeComparison(condition, options);
}

function join(
  parts: ScorecardCondition[],
  word: 'and' | 'or',
  options: { facts: readonly ScorecardFact[]; negated: boolean },
): string {
  if (parts.length === 0) {
    return word === 'and' ? 'nothing is asked for' : 'nothing would do';
  }
  return parts
    .map(part => {
      const text = describe(part, options);
      return isGroup(part) && parts.length > 1 ? `(${text})` : text;
    })
    .join(` ${word} `);
}

function isGroup(condition: ScorecardCondition): boolean {
  return 'all' in condition || 'any' in condition || 'not' in condition;
}

/** The truth value that a plain comparison asks for; `undefined` for any other comparison. */
function booleanAskedFor({
  operator,
  value,
}: ScorecardComparison): boolean | undefined {
  if (typeof value !== 'boolean') return undefined;
  if (operator === 'equal') return value;
  return operator === 'notEqual' ? !value : undefined;
}
