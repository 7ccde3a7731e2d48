import { InputError } from '@backstage/errors';
import { compilePattern } from './compilePattern';
import { NOWHERE } from './parseFactPath';
import { comparable, isNumeric } from './comparable';
import { splitOperator } from './splitOperator';
import { FALSE, negate, TRUE, UNKNOWN } from './truth';
import type { Truth } from './truth';

/** Sets what a fact is against what it is compared with. */
export type Comparison = (fact: unknown, value: unknown) => Truth;

/**
 * Operators as json-rules-engine 7 has them, down to what they make of operands of the wrong type.
 * Where it would fail with an error, as for `in` with a number on its right, the answer is that it
 * is not known.
 */
const OPERATORS: Record<string, Comparison> = {
  equal: (fact, value) => (fact === value ? TRUE : FALSE),
  notEqual: (fact, value) => (fact !== value ? TRUE : FALSE),
  in: isIn,
  notIn: (fact, value) => negate(isIn(fact, value)),
  contains: (fact, value) =>
    Array.isArray(fact) && fact.indexOf(value) > -1 ? TRUE : FALSE,
  doesNotContain: (fact, value) =>
    Array.isArray(fact) && fact.indexOf(value) === -1 ? TRUE : FALSE,
  lessThan: numeric((fact, value) => fact < value),
  lessThanInclusive: numeric((fact, value) => fact <= value),
  greaterThan: numeric((fact, value) => fact > value),
  greaterThanInclusive: numeric((fact, value) => fact >= value),
  exists: (fact, value) =>
    (fact !== NOWHERE && fact !== null) === (value !== false) ? TRUE : FALSE,
};

const DECORATORS: Record<string, (next: Comparison) => Comparison> = {
  someFact: next => (fact, value) =>
    Array.isArray(fact) ? some(fact, item => next(item, value)) : FALSE,
  someValue: next => (fact, value) =>
    Array.isArray(value) ? some(value, item => next(fact, item)) : UNKNOWN,
  everyFact: next => (fact, value) =>
    Array.isArray(fact) ? every(fact, item => next(item, value)) : FALSE,
  everyValue: next => (fact, value) =>
    Array.isArray(value) ? every(value, item => next(fact, item)) : UNKNOWN,
  swap: next => (fact, value) => next(value, fact),
  not: next => (fact, value) => negate(next(fact, value)),
};

/**
 * Makes one function of an operator, its decorators and the patterns it tests against.
 *
 * @param value - What facts are compared with; patterns in it are compiled here and never later.
 * @throws InputError when the operator is unknown, or a pattern is not one.
 */
export function compileOperator(text: string, value: unknown): Comparison {
  const { decorators, name } = splitOperator(text);
  let comparison = name === 'matches' ? matching(value) : OPERATORS[name];
  for (const decorator of decorators.reverse()) {
    comparison = DECORATORS[decorator](comparison);
  }
  return comparison;
}

function isIn(fact: unknown, value: unknown): Truth {
  if (Array.isArray(value)) return value.indexOf(fact) > -1 ? TRUE : FALSE;
  if (typeof value !== 'string') return UNKNOWN;
  return value.indexOf(String(comparable(fact))) > -1 ? TRUE : FALSE;
}

function numeric(
  holds: (fact: number | string, value: number | string) => boolean,
): Comparison {
  return (fact, value) => {
    if (typeof fact === 'number' && typeof value === 'number') {
      return holds(fact, value) ? TRUE : FALSE;
    }
    return isNumeric(fact) &&
      holds(
        comparable(fact) as number | string,
        comparable(value) as number | string,
      )
      ? TRUE
      : FALSE;
  };
}

function matching(value: unknown): Comparison {
  const patterns = new Map<unknown, (text: string) => boolean>();
  for (const pattern of Array.isArray(value) ? value : [value]) {
    if (typeof pattern !== 'string') {
      throw new InputError(
        `The operator matches compares with a pattern as text, not with ${JSON.stringify(
          pattern,
        )}`,
      );
    }
    patterns.set(pattern, compilePattern(pattern));
  }
  return (fact, pattern) => {
    const test = patterns.get(pattern);
    if (!test) return UNKNOWN;
    return typeof fact === 'string' && test(fact) ? TRUE : FALSE;
  };
}

function some(items: unknown[], test: (item: unknown) => Truth): Truth {
  let greatest: Truth = FALSE;
  for (const item of items) {
    const truth = test(item);
    if (truth === TRUE) return TRUE;
    if (truth > greatest) greatest = truth;
  }
  return greatest;
}

function every(items: unknown[], test: (item: unknown) => Truth): Truth {
  return negate(some(items, item => negate(test(item))));
}
