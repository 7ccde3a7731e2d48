import {
  compileScorecard,
  type ScorecardEvaluation,
} from '@agent-portal/plugin-agents-common';
import { createScorecard } from '../__testUtils__/createScorecard';
import { describeTransition } from './describeTransition';

const compiled = compileScorecard(createScorecard());

const evaluation = (rank: number, outcomes: string): ScorecardEvaluation => ({
  rank,
  outcomes,
  graced: false,
  passed: 0,
  known: 0,
  applicable: 2,
  exempt: 0,
});

describe('describeTransition', () => {
  it.each([
    [0, evaluation(1, 'pf'), false, 'Rises to Bronze on Production readiness.'],
    [
      2,
      evaluation(0, 'uf'),
      false,
      'Falls to no level on Production readiness: Coverage is not known, Owner fails.',
    ],
    [
      1,
      evaluation(0, 'ff'),
      true,
      'Falls to no level on Production readiness, of which version 1.0.0 came into force: Coverage fails.',
    ],
  ])('from %i to %j', (from, to, isOtherVersion, text) => {
    expect(
      describeTransition({ compiled, from, evaluation: to, isOtherVersion }),
    ).toBe(text);
  });
});
