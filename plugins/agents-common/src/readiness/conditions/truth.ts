/**
 * The three values of Kleene's logic, so ordered that `all` is the least, `any` the greatest, and
 * `not` the difference to {@link TRUE}. Numbers, as they are compared millions of times a second.
 */
export type Truth = 0 | 1 | 2;

/** It does not hold. */
export const FALSE: Truth = 0;
/** Nobody knows whether it holds. */
export const UNKNOWN: Truth = 1;
/** It holds. */
export const TRUE: Truth = 2;

/** Turns a truth around; what is not known stays so. */
export function negate(truth: Truth): Truth {
  return (2 - truth) as Truth;
}
