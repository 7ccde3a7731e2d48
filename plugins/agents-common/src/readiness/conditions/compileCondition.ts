import type { ScorecardComparison, ScorecardCondition } from '../../entities';
import type { FactDemands, FactSlots } from '../FactSlots';
import { compileOperator } from './compileOperator';
import { factReference } from './comparisonsOf';
import { NOWHERE } from './parseFactPath';
import { splitOperator } from './splitOperator';
import { FALSE, negate, TRUE, UNKNOWN } from './truth';
import type { Truth } from './truth';

/** A condition as a tree of functions over the array of values that `FactSlots` fills. */
export interface CompiledCondition {
  /** What the node says. */
  readonly condition: ScorecardCondition;
  /** Of `all`, `any` and `not`; empty for a comparison. */
  readonly parts: readonly CompiledCondition[];
  /** Where the operands of a comparison are; absent for `all`, `any` and `not`. */
  readonly operands?: { fact: number; value?: number };
  readonly test: (values: readonly unknown[]) => Truth;
}

/**
 * Compiles a condition once, so that nothing of it is interpreted when it is tested.
 *
 * @throws InputError when an operator, a path or a pattern is none.
 */
export function compileCondition(
  condition: ScorecardCondition,
  slots: FactSlots,
  demands: FactDemands,
): CompiledCondition {
  const compile = (part: ScorecardCondition) =>
    compileCondition(part, slots, demands);
  if ('all' in condition) {
    const parts = condition.all.map(compile);
    return { condition, parts, test: all(parts.map(({ test }) => test)) };
  }
  if ('any' in condition) {
    const parts = condition.any.map(compile);
    return { condition, parts, test: any(parts.map(({ test }) => test)) };
  }
  if ('not' in condition) {
    const part = compile(condition.not);
    const { test } = part;
    return { condition, parts: [part], test: values => negate(test(values)) };
  }
  return compileComparison(condition, slots, demands);
}

function compileComparison(
  condition: ScorecardComparison,
  slots: FactSlots,
  demands: FactDemands,
): CompiledCondition {
  const { operator, value } = condition;
  const reference = factReference(value);
  const compare = compileOperator(operator, value);
  const { path } = condition;
  const fact = slots.place(
    { fact: condition.fact, path, side: 'left' },
    demands,
  );
  if (reference) {
    const other = slots.place({ ...reference, side: 'right' }, demands);
    return {
      condition,
      parts: [],
      operands: { fact, value: other },
      test: values => {
        const [left, right] = [values[fact], values[other]];
        return isThere(left) && isThere(right) ? compare(left, right) : UNKNOWN;
      },
    };
  }
  const asksWhetherThere = splitOperator(operator).name === 'exists';
  return {
    condition,
    parts: [],
    operands: { fact },
    test: asksWhetherThere
      ? values =>
          values[fact] === undefined ? UNKNOWN : compare(values[fact], value)
      : values =>
          isThere(values[fact]) ? compare(values[fact], value) : UNKNOWN,
  };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== NOWHERE;
}

function all(tests: CompiledCondition['test'][]): CompiledCondition['test'] {
  if (tests.length === 1) return tests[0];
  return values => {
    let least: Truth = TRUE;
    for (let index = 0; index < tests.length; index++) {
      const truth = tests[index](values);
      if (truth === FALSE) return FALSE;
      if (truth < least) least = truth;
    }
    return least;
  };
}

function any(tests: CompiledCondition['test'][]): CompiledCondition['test'] {
  if (tests.length === 1) return tests[0];
  return values => {
    let greatest: Truth = FALSE;
    for (let index = 0; index < tests.length; index++) {
      const truth = tests[index](values);
      if (truth === TRUE) return TRUE;
      if (truth > greatest) greatest = truth;
    }
    return greatest;
  };
}
