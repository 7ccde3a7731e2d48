/**
 * The operators of scorecard conditions: those of json-rules-engine under their own names, and two
 * more. `matches` tests text against a pattern in the syntax of RE2, which is matched in linear
 * time; `exists` asks whether the path leads to something in a fact that is known.
 *
 * @public
 */
export const SCORECARD_OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'matches',
  'exists',
] as const;

/**
 * What may stand before an operator, as in `everyFact:lessThan`; the same as in json-rules-engine.
 *
 * @public
 */
export const SCORECARD_OPERATOR_DECORATORS = [
  'someFact',
  'someValue',
  'everyFact',
  'everyValue',
  'swap',
  'not',
] as const;
