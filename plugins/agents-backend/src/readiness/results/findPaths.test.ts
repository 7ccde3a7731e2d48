import { compileScorecard } from '@agent-portal/plugin-agents-common';
import { createCheck, createScorecard } from '../__testUtils__/createScorecard';
import { findPaths } from './findPaths';

const HOUR = 3_600_000;
const scorecard = createScorecard({
  checks: [
    createCheck({ id: 'dear', effortMs: 5 * HOUR }),
    createCheck({ id: 'cheap', effortMs: HOUR }),
    createCheck({ id: 'unestimated', level: 'silver', rank: 2 }),
  ],
});
const inForce = {
  scorecard,
  compiled: compileScorecard(scorecard),
  inForceSince: 0,
};
const scorecardRef = scorecard.entityRef;

const find = (...outcomes: Array<[outcomes: string, rank: number]>) =>
  findPaths(
    [inForce],
    outcomes.map(([letters, rank]) => ({
      scorecardRef,
      outcomes: letters,
      rank,
    })),
  );

describe('findPaths', () => {
  it('puts what costs least first, and what nobody has estimated last', () => {
    const alike = find(['ppf', 1], ['ffp', 0], ['pup', 0]);
    expect(alike.map(paths => paths.map(path => path.checkIds))).toEqual([
      [['cheap']],
      [['cheap', 'dear']],
      [['unestimated']],
    ]);
  });

  it('keeps together what costs the same', () => {
    expect(find(['pfp', 0], ['pup', 0])).toMatchObject([
      [{ next: 1 }, { next: 1 }],
    ]);
  });

  it('leads nowhere from the highest level', () => {
    expect(find(['ppp', 2])).toEqual([]);
  });
});
