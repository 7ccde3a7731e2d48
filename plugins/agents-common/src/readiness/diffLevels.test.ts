import { factsOf, NOW, scorecardOf } from './__testUtils__/scorecards';
import { compileScorecard } from './compileScorecard';
import { diffLevels } from './diffLevels';

const isTrue = (fact: string) => ({ fact, operator: 'equal', value: true });
const OWNED = { id: 'owned', condition: isTrue('owned') };
const TESTED = {
  id: 'tested',
  title: 'Has tests',
  level: 'silver',
  condition: isTrue('tested'),
};
const PRESENT = compileScorecard(scorecardOf([OWNED, TESTED]));
const AGENTS = [
  ['none', factsOf({})],
  ['owned', factsOf({ owned: true })],
  ['both', factsOf({ owned: true, tested: true })],
] as const;
const contextOf = () => ({ now: NOW });

describe('what a draft changes', () => {
  it('is nothing when it is the same', () => {
    expect(
      diffLevels({
        present: PRESENT,
        draft: PRESENT,
        agents: AGENTS,
        contextOf,
      }),
    ).toEqual({
      agents: 3,
      before: [
        { rank: 0, count: 1 },
        { rank: 1, count: 1 },
        { rank: 2, count: 0 },
        { rank: 3, count: 1 },
      ],
      after: [
        { rank: 0, count: 1 },
        { rank: 1, count: 1 },
        { rank: 2, count: 0 },
        { rank: 3, count: 1 },
      ],
      losing: [],
      gaining: [],
    });
  });

  it('is who loses a level, and by which checks', () => {
    const draft = compileScorecard(
      scorecardOf([{ ...TESTED, level: 'bronze' }, OWNED]),
    );
    const { losing, gaining } = diffLevels({
      present: PRESENT,
      draft,
      agents: AGENTS,
      contextOf,
    });
    expect(losing).toEqual([
      { ref: 'owned', from: 1, to: 0, checks: ['Has tests'] },
    ]);
    expect(gaining).toEqual([]);
  });

  it('is who gains a level', () => {
    const draft = compileScorecard(scorecardOf([TESTED]));
    const { gaining } = diffLevels({
      present: PRESENT,
      draft,
      agents: AGENTS,
      contextOf,
    });
    expect(gaining).toEqual([{ ref: 'none', from: 0, to: 1, checks: [] }]);
  });

  it('respects exemptions', () => {
    const draft = compileScorecard(
      scorecardOf([{ ...TESTED, level: 'bronze' }, OWNED]),
    );
    const { losing } = diffLevels({
      present: PRESENT,
      draft,
      agents: AGENTS,
      contextOf: ref => ({
        now: NOW,
        ...(ref === 'owned' && { exempt: new Map([['tested', NOW + 1]]) }),
      }),
    });
    expect(losing).toEqual([]);
  });

  it('takes no level from anybody by putting a new one below', () => {
    const levels = ['entry', 'bronze', 'silver', 'gold'].map((id, index) => ({
      id,
      title: id,
      rank: index + 1,
    }));
    const draft = compileScorecard(
      scorecardOf(
        [
          { ...OWNED, rank: 2 },
          { ...TESTED, rank: 3 },
        ],
        { levels },
      ),
    );
    const { losing, gaining } = diffLevels({
      present: PRESENT,
      draft,
      agents: AGENTS,
      contextOf,
    });
    expect(losing).toEqual([]);
    expect(gaining).toEqual([{ ref: 'none', from: 0, to: 1, checks: [] }]);
  });

  it('leaves alone whom only one of both is about', () => {
    const draft = compileScorecard(
      scorecardOf([{ ...TESTED, level: 'bronze' }], {
        applies: { not: isTrue('owned') },
      }),
    );
    const result = diffLevels({
      present: PRESENT,
      draft,
      agents: AGENTS,
      contextOf,
    });
    expect(result).toMatchObject({ agents: 1, losing: [], gaining: [] });
  });

  it('has nothing to compare with when the scorecard is new', () => {
    expect(
      diffLevels({ draft: PRESENT, agents: AGENTS, contextOf }),
    ).toMatchObject({ agents: 3, before: [], losing: [], gaining: [] });
  });
});
