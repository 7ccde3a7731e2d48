import type { JsonObject, JsonValue } from '@backstage/types';
import Ajv from 'ajv';
import { formatEntityIssue } from './EntityIssue';
import { readScorecard } from './readScorecard';
import { scorecardSchema } from './schemas';
import { check, scorecardEntity } from './__testUtils__/entities';

function problems(spec: JsonObject): string[] {
  return readScorecard(scorecardEntity(spec)).issues.map(formatEntityIssue);
}

function problemsOf(condition: JsonValue): string[] {
  return problems({ checks: [check({ condition })] });
}

describe('conditions of a scorecard', () => {
  it.each<[string, JsonValue, JsonValue?]>([
    [
      'all, any and not within each other',
      {
        all: [
          { any: [{ fact: 'hasTags', operator: 'equal', value: true }] },
          { not: { fact: 'phase', operator: 'in', value: ['planned'] } },
        ],
      },
    ],
    ['nothing in all', { all: [] }],
    [
      'paths and the value of another fact',
      {
        fact: 'entity',
        operator: 'equal',
        path: "$.metadata.annotations['example.com/tier']",
        value: { fact: 'entity', path: '$.spec.agent.instances[0].url' },
      },
    ],
    [
      'decorators',
      {
        fact: 'entity',
        path: '$.relations[*].type',
        operator: 'not:someFact:equal',
        value: 'dependsOn',
      },
    ],
    [
      'a number written as text',
      { fact: 'kpi.uptime', operator: 'lessThan', value: '0.5' },
    ],
    [
      'a list of patterns',
      { fact: 'phase', operator: 'someValue:matches', value: ['^s', '^p'] },
    ],
    [
      'name and priority, which change nothing',
      {
        name: 'tags',
        priority: 3,
        all: [{ fact: 'hasTags', operator: 'equal', value: true, priority: 1 }],
      },
      { all: [{ fact: 'hasTags', operator: 'equal', value: true }] },
    ],
    [
      'exists without a value',
      { fact: 'entity', path: '$.spec.system', operator: 'exists' },
      {
        fact: 'entity',
        path: '$.spec.system',
        operator: 'exists',
        value: true,
      },
    ],
  ])('accepts %s, as does the schema', (_, condition, read = condition) => {
    const entity = scorecardEntity({ checks: [check({ condition })] });
    const { scorecard, issues } = readScorecard(entity);
    const ajv = new Ajv({ strict: true, allErrors: true });

    expect(issues).toEqual([]);
    expect(scorecard?.checks[0].condition).toEqual(read);
    ajv.validate(scorecardSchema, entity);
    expect(ajv.errors ?? []).toEqual([]);
  });

  it.each<[string, JsonValue, string]>([
    [
      'an unknown fact',
      { fact: 'hasOwners', operator: 'equal', value: true },
      'condition.fact: "hasOwners" is not a fact that the portal knows or this scorecard declares; write hasOwner',
    ],
    [
      'an unknown fact deep in a condition',
      {
        any: [
          { not: { all: [{ fact: 'nope', operator: 'equal', value: 1 }] } },
        ],
      },
      'condition.any[0].not.all[0].fact: "nope" is not a fact',
    ],
    [
      'an unknown fact to compare with',
      { fact: 'phase', operator: 'equal', value: { fact: 'nope' } },
      'condition.value.fact: "nope" is not a fact',
    ],
    [
      'alerts of a severity that does not exist',
      { fact: 'alerts.open.P7', operator: 'equal', value: 0 },
      'condition.fact: "alerts.open.P7" is not a fact',
    ],
    [
      'an unknown operator',
      { fact: 'phase', operator: 'equals', value: 'staging' },
      'condition.operator: "equals" is not an operator; write equal',
    ],
    [
      'an operator that every object has',
      { fact: 'phase', operator: 'constructor', value: 'staging' },
      'condition.operator: "constructor" is not an operator',
    ],
    [
      'an unknown decorator',
      { fact: 'phase', operator: 'each:equal', value: 'staging' },
      'condition.operator: "each:equal" has the decorator "each", which is not known',
    ],
    [
      'a fact as pattern',
      { fact: 'phase', operator: 'swap:matches', value: 'staging' },
      'condition.operator: "swap:matches" puts swap before matches',
    ],
    [
      'the value of a fact as pattern',
      { fact: 'phase', operator: 'matches', value: { fact: 'wave' } },
      'condition.value: an object with fact is the value of another fact',
    ],
    [
      'a pattern that would need backtracking',
      { fact: 'phase', operator: 'matches', value: '(?=a)b' },
      'condition.value: "(?=a)b" is not a pattern in the syntax of RE2',
    ],
    [
      'a bad pattern among several',
      { fact: 'phase', operator: 'someValue:matches', value: ['a', '('] },
      'condition.value[1]: "(" is not a pattern in the syntax of RE2',
    ],
    [
      'a long pattern',
      { fact: 'phase', operator: 'matches', value: 'x'.repeat(501) },
      'is longer than 500 characters',
    ],
    [
      'a pattern that is huge when it is written out',
      {
        fact: 'phase',
        operator: 'matches',
        value: `(?:${'x'.repeat(480)}){1000}`,
      },
      'repeats too much',
    ],
    [
      'a filter in a path',
      { fact: 'entity', path: '$.a[?(@.b)]', operator: 'equal', value: 1 },
      'condition.path: "$.a[?(@.b)]" is not a path into a fact',
    ],
    [
      'a script in a path',
      {
        fact: 'entity',
        path: '$.a[(@.length-1)]',
        operator: 'equal',
        value: 1,
      },
      'is not a path into a fact',
    ],
    [
      'a recursive path',
      { fact: 'entity', path: '$..url', operator: 'equal', value: 1 },
      'is not a path into a fact',
    ],
    [
      'a path to the prototype',
      { fact: 'entity', path: '$.__proto__.x', operator: 'equal', value: 1 },
      'is not a path into a fact',
    ],
    [
      'parameters of a fact',
      { fact: 'phase', params: { a: 1 }, operator: 'equal', value: 'x' },
      'condition.params: an object with a gives the fact parameters',
    ],
    [
      'a condition kept elsewhere',
      { condition: 'shared' },
      'condition.condition: "shared" refers to a condition that is kept elsewhere',
    ],
    [
      'all and any at once',
      { all: [], any: [] },
      'condition: an object with all, any is both all and any',
    ],
    ['nothing', {}, 'condition: an empty object is not a condition'],
    [
      'a list after not',
      { not: [{ fact: 'hasTags', operator: 'equal', value: true }] },
      'condition.not: a list of 1 item is not an object',
    ],
    [
      'a comparison without value',
      { fact: 'hasTags', operator: 'equal' },
      'condition.value: nothing is missing',
    ],
    [
      'a comparison by size with what has none',
      { fact: 'kpi.uptime', operator: 'lessThan', value: true },
      'condition.value: true is not a number',
    ],
    [
      'no list to choose from',
      { fact: 'kpi.uptime', operator: 'in', value: 5 },
      'condition.value: 5 is not a list to choose from',
    ],
  ])('refuses %s', (_, condition, says) => {
    expect(problemsOf(condition)).toEqual([expect.stringContaining(says)]);
  });

  it.each([NaN, Infinity, -Infinity])('refuses the value %d', value => {
    expect(
      problemsOf({ fact: 'kpi.uptime', operator: 'lessThan', value }),
    ).toEqual([expect.stringContaining('is not a number')]);
    expect(
      problemsOf({ fact: 'kpi.uptime', operator: 'equal', value: [{ value }] }),
    ).toEqual([expect.stringContaining('condition.value[0].value: ')]);
  });

  it.each([
    [16, []],
    [17, [expect.stringContaining('is nested deeper than 16 levels')]],
  ])('reads conditions nested %d levels', (depth, says) => {
    let condition: JsonObject = { all: [] };
    for (let level = 1; level < depth; level++) {
      condition = { all: [condition] };
    }

    expect(problemsOf(condition)).toEqual(says);
  });

  it.each([
    [200, []],
    [
      201,
      [
        expect.stringContaining(
          'condition.all[200]: an object with fact, operator, value is one more than the 200 comparisons',
        ),
      ],
    ],
    [
      1_000,
      [
        expect.stringContaining(
          'is one more than the 200 comparisons a check may make',
        ),
      ],
    ],
  ])('reads %d comparisons in a check', (length, says) => {
    const all = Array.from({ length }, () => ({
      fact: 'hasTags',
      operator: 'equal',
      value: true,
    }));

    expect(problemsOf({ all })).toEqual(says);
  });

  it('is quick with as many unknown facts and large patterns as fit', () => {
    const comparisons = Array.from({ length: 100 }, (_, index) => [
      { fact: `hasOwnr${index}`, operator: 'equal', value: true },
      { fact: 'phase', operator: 'matches', value: `${index}x{900}` },
    ]).flat();
    const checks = Array.from({ length: 20 }, (_, index) =>
      check({ id: `c${index}`, condition: { any: comparisons } }),
    );
    const started = performance.now();

    expect(problems({ checks })).toHaveLength(50);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
