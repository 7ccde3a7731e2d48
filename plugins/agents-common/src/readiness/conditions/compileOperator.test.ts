import type { JsonValue } from '@backstage/types';
import { compileOperator } from './compileOperator';
import { FALSE, TRUE, UNKNOWN } from './truth';

function holds(fact: unknown, operator: string, value: JsonValue) {
  const truth = compileOperator(operator, value)(fact, value);
  return truth === UNKNOWN ? undefined : truth === TRUE;
}

/** The behaviours that the public tests of json-rules-engine describe, and their edges. */
describe('operators', () => {
  it.each<[unknown, string, JsonValue, boolean | undefined]>([
    [50, 'equal', 50, true],
    [5, 'equal', 50, false],
    ['50', 'equal', 50, false],
    [null, 'equal', null, true],
    [50, 'notEqual', 50, false],
    [5, 'notEqual', 50, true],
    [15, 'in', [5, 10, 15, 20], true],
    [99, 'in', [5, 10, 15, 20], false],
    ['ass', 'in', 'passed', true],
    [15, 'in', 15, undefined],
    [15, 'notIn', [5, 10, 15, 20], false],
    [99, 'notIn', [5, 10, 15, 20], true],
    [15, 'notIn', null, undefined],
    [[5, 10, 15], 'contains', 10, true],
    [[1, 2, 3], 'contains', 10, false],
    ['passed', 'contains', 'ass', false],
    [null, 'contains', 10, false],
    [[5, 10, 15], 'doesNotContain', 10, false],
    [[1, 2, 3], 'doesNotContain', 10, true],
    [null, 'doesNotContain', 10, false],
    [49, 'lessThan', 50, true],
    [50, 'lessThan', 50, false],
    [51, 'lessThan', 50, false],
    [49, 'lessThanInclusive', 50, true],
    [50, 'lessThanInclusive', 50, true],
    [51, 'lessThanInclusive', 50, false],
    [51, 'greaterThan', 50, true],
    [50, 'greaterThan', 50, false],
    [49, 'greaterThan', 50, false],
    [51, 'greaterThanInclusive', 50, true],
    [50, 'greaterThanInclusive', 50, true],
    [49, 'greaterThanInclusive', 50, false],
    [null, 'lessThan', 50, false],
    [null, 'greaterThanInclusive', 0, false],
    ['non-number', 'lessThan', 50, false],
    [[], 'lessThan', 50, false],
    [{}, 'lessThan', 50, false],
    [true, 'greaterThan', 0, false],
    ['49', 'lessThan', 50, true],
    ['49 %', 'lessThan', 50, false],
    [[49], 'lessThan', 50, true],
    ['abc-123', 'matches', '[a-z]+-[0-9]+', true],
    ['x abc y', 'matches', '^abc$', false],
    [5, 'matches', '5', false],
    [5, 'exists', true, true],
    [null, 'exists', true, false],
    [5, 'exists', false, false],
  ])('%j %s %j is %s', (fact, operator, value, expected) => {
    expect(holds(fact, operator, value)).toBe(expected);
  });

  it.each<[unknown, string, JsonValue, boolean | undefined]>([
    [[1, 9], 'someFact:greaterThan', 5, true],
    [[1, 2], 'someFact:greaterThan', 5, false],
    [[], 'someFact:greaterThan', 5, false],
    [9, 'someFact:greaterThan', 5, false],
    [[6, 9], 'everyFact:greaterThan', 5, true],
    [[1, 9], 'everyFact:greaterThan', 5, false],
    [[], 'everyFact:greaterThan', 5, true],
    [9, 'everyFact:greaterThan', 5, false],
    [6, 'someValue:greaterThan', [5, 7], true],
    [6, 'everyValue:greaterThan', [5, 7], false],
    [6, 'everyValue:greaterThan', [5, 5.5], true],
    [6, 'someValue:greaterThan', 5, undefined],
    [6, 'everyValue:greaterThan', 5, undefined],
    [5, 'swap:greaterThan', 6, true],
    [5, 'swap:contains', [5], true],
    [5, 'not:greaterThan', 6, true],
    ['text', 'not:greaterThan', 6, true],
    [5, 'not:in', 6, undefined],
    [[1, 9], 'everyFact:someValue:equal', [1, 9, 10], true],
    [[1, 8], 'everyFact:someValue:equal', [1, 9, 10], false],
    [[1, 8], 'not:everyFact:not:equal', 8, true],
    ['abc', 'someValue:matches', ['^x', '^a'], true],
  ])('with decorators: %j %s %j is %s', (fact, operator, value, expected) => {
    expect(holds(fact, operator, value)).toBe(expected);
  });

  it('are not led astray by values that bring their own toString', () => {
    const hostile = JSON.parse(
      '{"toString": 1, "valueOf": 2, "__proto__": []}',
    );
    for (const value of [hostile, [hostile], [[hostile]]]) {
      expect(holds(value, 'lessThan', 5)).toBe(false);
      expect(holds(5, 'greaterThan', value)).toBe(false);
      expect(holds(value, 'in', 'text')).toBe(false);
    }
  });

  it.each([
    ['constructor', /operator "constructor" is not known; use one of equal/],
    ['', /operator "" is not known/],
    ['toString:equal', /unknown decorator "toString"; use one of someFact/],
    ['every:equal', /unknown decorator "every"/],
    [':equal', /unknown decorator ""/],
    ['equal:', /operator "equal:" is not known/],
  ])('refuse %j', (operator, message) => {
    expect(() => compileOperator(operator, 1)).toThrow(message);
  });
});

describe('patterns', () => {
  it.each([
    ['(a+)+$', `${'a'.repeat(50_000)}!`],
    ['(a|aa)+$', `${'a'.repeat(50_000)}!`],
    ['(.*a){20}', 'a'.repeat(19)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(50_000)],
  ])('%s is matched in linear time', (pattern, text) => {
    const started = performance.now();
    expect(holds(text, 'matches', pattern)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each<[JsonValue, RegExp]>([
    ['(', /"\(" is not in the syntax of RE2/],
    ['(?=a)', /is not in the syntax of RE2/],
    ['(a)\\1', /is not in the syntax of RE2/],
    ['a{2000}', /is not in the syntax of RE2/],
    ['a'.repeat(501), /more than 500 characters/],
    [5, /compares with a pattern as text, not with 5/],
    [{ fact: 'other' }, /compares with a pattern as text/],
  ])('%j is refused', (pattern, message) => {
    expect(() => compileOperator('matches', pattern)).toThrow(message);
  });

  it('never come from a fact', () => {
    expect(compileOperator('swap:matches', 'abc')('a', 'abc')).toBe(UNKNOWN);
    expect(compileOperator('matches', 'abc')('xyz', 'abc')).toBe(FALSE);
  });
});
