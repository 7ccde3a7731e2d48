import type { ScorecardCondition, ScorecardFact } from '../../entities';
import { describeCondition } from './describeCondition';

const FACTS: ScorecardFact[] = [
  {
    id: 'kpi.test-coverage',
    title: 'Test coverage',
    type: 'pushed',
    unit: 'ratio',
  },
  {
    id: 'attestation.audit',
    title: 'Security audit',
    type: 'attestation',
    statement: 'Done.',
  },
];
const COVERED = {
  fact: 'kpi.test-coverage',
  operator: 'greaterThan',
  value: 0.8,
};
const AUDITED = { fact: 'attestation.audit', operator: 'equal', value: true };

describe('a condition in words', () => {
  it.each<[ScorecardCondition, string]>([
    [COVERED, 'Test coverage is over 80 %'],
    [AUDITED, 'Security audit is signed'],
    [{ ...AUDITED, value: false }, 'Security audit is not signed'],
    [{ ...AUDITED, operator: 'notEqual' }, 'Security audit is not signed'],
    [{ not: AUDITED }, 'Security audit is not signed'],
    [
      { not: { not: AUDITED } },
      'it is not so that (Security audit is not signed)',
    ],
    [
      { fact: 'hasOwner', operator: 'equal', value: true },
      '"Has an owner" is true',
    ],
    [
      { fact: 'phase', operator: 'in', value: ['staging', 'production'] },
      'Rollout phase is one of staging, production',
    ],
    [
      {
        fact: 'entity',
        path: '$.metadata.tags',
        operator: 'contains',
        value: 'ai',
      },
      'metadata.tags contains ai',
    ],
    [
      { fact: 'entity', path: '$.spec.type', operator: 'exists', value: true },
      'spec.type is there',
    ],
    [
      { fact: 'entity', path: '$.spec.type', operator: 'exists', value: false },
      'spec.type is not there',
    ],
    [
      { fact: 'scan', path: '$.high', operator: 'lessThanInclusive', value: 0 },
      'Scan at high is at most 0',
    ],
    [
      {
        fact: 'kpi.a',
        operator: 'greaterThanInclusive',
        value: { fact: 'kpi.b' },
      },
      'A is at least B',
    ],
    [
      {
        fact: 'entity',
        path: '$.metadata.name',
        operator: 'matches',
        value: '^a',
      },
      'metadata.name matches ^a',
    ],
    [
      { fact: 'ages', operator: 'everyFact:lessThan', value: 5 },
      'every item of Ages is under 5',
    ],
    [
      { fact: 'ages', operator: 'everyFact:not:lessThan', value: 5 },
      'every item of Ages is not under 5',
    ],
    [
      { fact: 'ages', operator: 'not:someFact:lessThan', value: 5 },
      'it is not so that some item of Ages is under 5',
    ],
    [
      { fact: 'name', operator: 'swap:contains', value: ['a', 'b'] },
      'a, b contains Name',
    ],
    [
      { fact: 'x', operator: 'someValue:notEqual', value: [1, 2] },
      'X is not some of 1, 2',
    ],
    [
      { all: [COVERED, { any: [AUDITED, { not: { all: [] } }] }] },
      'Test coverage is over 80 % and (Security audit is signed or (it is not so that (nothing is asked for)))',
    ],
    [{ any: [] }, 'nothing would do'],
  ])('%j', (condition, words) => {
    expect(describeCondition(condition, FACTS)).toBe(words);
  });
});
