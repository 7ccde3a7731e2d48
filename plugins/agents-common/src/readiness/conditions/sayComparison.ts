import { splitOperator } from './splitOperator';

/** What an operator says of its subject, and what it says when it does not hold. */
const WORDS: Record<string, [holds: string, fails: string]> = {
  equal: ['is', 'is not'],
  notEqual: ['is not', 'is'],
  in: ['is one of', 'is none of'],
  notIn: ['is none of', 'is one of'],
  contains: ['contains', 'does not contain'],
  doesNotContain: ['does not contain', 'contains'],
  lessThan: ['is under', 'is not under'],
  lessThanInclusive: ['is at most', 'is not at most'],
  greaterThan: ['is over', 'is not over'],
  greaterThanInclusive: ['is at least', 'is not at least'],
  matches: ['matches', 'does not match'],
};

/**
 * A comparison in words: `Test coverage is over 80 %`.
 *
 * @param operator - With its decorators.
 * @param subject - The left side, in words.
 * @param object - The right side, in words.
 */
export function sayComparison(
  operator: string,
  options: {
    subject: string;
    object: string;
    value: unknown;
    negated: boolean;
  },
): string {
  const { decorators, name } = splitOperator(operator);
  let { subject, object } = options;
  let negated = options.negated;
  let prefix = '';
  for (const decorator of decorators) {
    // Before a quantifier it is the whole that does not hold, not what is said of each item.
    if (negated && /^(some|every)/.test(decorator)) {
      prefix = `${prefix}it is not so that `;
      negated = false;
    }
    if (decorator === 'someFact') subject = `some item of ${subject}`;
    if (decorator === 'everyFact') subject = `every item of ${subject}`;
    if (decorator === 'someValue') object = `some of ${object}`;
    if (decorator === 'everyValue') object = `each of ${object}`;
    if (decorator === 'swap') [subject, object] = [object, subject];
    if (decorator === 'not') negated = !negated;
  }
  if (name === 'exists') {
    const there = negated === (options.value === false);
    return `${prefix}${subject} is ${there ? '' : 'not '}there`;
  }
  return `${prefix}${subject} ${WORDS[name][negated ? 1 : 0]} ${object}`;
}
