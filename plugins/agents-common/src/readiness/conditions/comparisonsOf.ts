import type { ScorecardComparison, ScorecardCondition } from '../../entities';

/** The value of another fact, as the right side of a comparison. */
export type FactReference = { fact: string; path?: string };

/** The fact that a comparison compares with, unless it is a plain value. */
export function factReference(
  value: ScorecardComparison['value'],
): FactReference | undefined {
  if (typeof value !== 'object' || !value || Array.isArray(value))
    return undefined;
  if (!Object.hasOwn(value, 'fact') || typeof value.fact !== 'string')
    return undefined;
  return typeof value.path === 'string' && value.path !== ''
    ? { fact: value.fact, path: value.path }
    : { fact: value.fact };
}

/** Every comparison in a condition, from left to right. */
export function comparisonsOf(
  condition: ScorecardCondition,
): ScorecardComparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  if ('not' in condition) return comparisonsOf(condition.not);
  return [condition];
}
