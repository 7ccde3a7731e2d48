import { compileScorecard } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createScorecard } from '../__testUtils__/createScorecard';
import { type Standing, summarizeReadiness } from './summarizeReadiness';

const PRODUCTION = 'resource:default/production';

function standing(
  rank: number,
  outcomes: string,
  scorecard = createScorecard(),
): Standing {
  return {
    inForce: {
      scorecard,
      compiled: compileScorecard(scorecard),
      inForceSince: NOW,
    },
    result: {
      agentRef: 'component:default/architect',
      scorecardRef: scorecard.entityRef,
      version: scorecard.version,
      since: NOW,
      evaluatedAt: NOW,
      evaluation: {
        outcomes,
        rank,
        graced: false,
        passed: 0,
        known: 0,
        applicable: 2,
        exempt: 0,
      },
    },
  };
}

describe('summarizeReadiness', () => {
  it.each([
    [1, 'pf', 'ready', 0],
    [0, 'fp', 'below', 1],
    [0, 'up', 'unknown', 1],
    // What a higher level asks for stands in nobody's way.
    [0, 'uf', 'unknown', 1],
  ] as const)('rank %i with %s is %s', (rank, outcomes, status, missing) => {
    expect(
      summarizeReadiness([standing(rank, outcomes)], PRODUCTION),
    ).toMatchObject({ status, missing, required: 1, rank, levels: 2 });
  });

  it('demands nothing where no gate stands', () => {
    expect(
      summarizeReadiness([standing(1, 'pf')], 'resource:default/staging'),
    ).toMatchObject({ status: 'none', required: 0, level: 'Bronze' });
    expect(summarizeReadiness([], PRODUCTION)).toEqual({
      status: 'none',
      required: 0,
      missing: 0,
    });
  });

  it('shows no level when no scorecard is the default one', () => {
    const plain = createScorecard({ default: false });
    expect(summarizeReadiness([standing(1, 'pp', plain)], PRODUCTION)).toEqual({
      status: 'ready',
      required: 1,
      missing: 0,
    });
  });
});
