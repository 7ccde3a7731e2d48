import type { Comparison } from '@agent-portal/plugin-agents-common';
import {
  ROLLOUT_STATES,
  describeMethod,
  describeMetric,
  formatComparisonValue,
  formatWeight,
  isRolloutActive,
} from './rolloutWords';

const comparison = (overrides: Partial<Comparison>): Comparison => ({
  metric: 'errors',
  method: 'sequential',
  outcome: 'pass',
  text: '',
  ...overrides,
});

describe('isRolloutActive', () => {
  it('holds until one of the five ends', () => {
    expect(ROLLOUT_STATES.filter(state => !isRolloutActive(state))).toEqual([
      'rolled-back',
      'succeeded',
      'aborted',
      'superseded',
      'failed',
    ]);
  });
});

describe('formatComparisonValue', () => {
  it.each([
    [comparison({ value: 212.4 }), 'e-value 212'],
    [comparison({ value: 1_234_567 }), 'e-value 1,230,000'],
    [comparison({ method: 'rank', value: 0.0000123 }), 'p-value 1.2e-5'],
    [comparison({ method: 'bound', value: 0.0123 }), 'at least 1.2 %'],
    [comparison({ method: 'limit', value: 0 }), '0'],
    [comparison({}), '—'],
  ])('names the figure of %j: %s', (given, text) => {
    expect(formatComparisonValue(given)).toBe(text);
  });
});

describe('describeMethod', () => {
  it.each([
    [comparison({ threshold: 20 }), /stable release.* e-value is above 20$/],
    [
      comparison({ method: 'rank', threshold: 0.01 }),
      /p-value is below 0\.01$/,
    ],
    [comparison({ method: 'bound', threshold: 0.05 }), /it is above 5 %$/],
    [comparison({ method: 'limit', threshold: 2 }), /held against 2$/],
    [comparison({}), /above its limit$/],
  ])('says how %j is judged', (given, text) => {
    expect(describeMethod(given)).toMatch(text);
  });
});

describe('words', () => {
  it('keep the id of a KPI that has no word of its own', () => {
    expect(describeMetric('failed-tasks')).toBe('Failed tasks');
    expect(describeMetric('response-time')).toBe('response-time');
  });

  it('write weights as people read them', () => {
    expect(formatWeight(5)).toBe('5 %');
    expect(formatWeight(0)).toBe('0 %');
    expect(formatWeight(99.99)).toBe('> 99.9 %');
  });
});
