import { factsOf, NOW, scorecardOf, SUBJECT } from './__testUtils__/scorecards';
import { compileScorecard } from './compileScorecard';
import { pathsToLevels } from './pathsToLevels';

const isTrue = (fact: string) => ({ fact, operator: 'equal', value: true });
const HOUR = 3_600_000;

const COMPILED = compileScorecard(
  scorecardOf([
    { id: 'owned', condition: isTrue('owned') },
    { id: 'unestimated', condition: isTrue('a'), level: 'silver', weight: 3 },
    { id: 'slow', condition: isTrue('b'), level: 'silver', effortMs: 8 * HOUR },
    { id: 'quick', condition: isTrue('c'), level: 'silver', effortMs: HOUR },
    {
      id: 'heavy',
      condition: isTrue('d'),
      level: 'gold',
      effortMs: HOUR,
      weight: 2,
    },
  ]),
);

function paths(values: Record<string, boolean>, exempt?: string) {
  const facts = factsOf(values);
  const context = {
    now: NOW,
    ...(exempt && { exempt: new Map([[exempt, NOW + 1]]) }),
  };
  const { rank } = COMPILED.evaluate(facts, context);
  const checks = COMPILED.explain(facts, context, SUBJECT);
  return pathsToLevels(COMPILED, checks, rank);
}

describe('paths to levels', () => {
  it('name what stands in the way of each level above, the cheapest first', () => {
    expect(paths({ owned: true, b: false })).toEqual([
      {
        level: COMPILED.levels[1],
        checks: ['quick', 'slow', 'unestimated'],
        effortMs: 9 * HOUR,
        unestimated: 1,
        weight: 5,
      },
      {
        level: COMPILED.levels[2],
        checks: ['heavy', 'quick', 'slow', 'unestimated'],
        effortMs: 10 * HOUR,
        unestimated: 1,
        weight: 7,
      },
    ]);
  });

  it('leave out what passes or is exempt', () => {
    const values = { owned: true, b: true, c: true, d: true };
    expect(paths(values).map(({ checks }) => checks)).toEqual([
      ['unestimated'],
      ['unestimated'],
    ]);
    expect(paths(values, 'unestimated')).toEqual([]);
  });

  it('state no effort when none is known', () => {
    expect(paths({ owned: true, b: true, c: true, d: true })[0]).toEqual({
      level: COMPILED.levels[1],
      checks: ['unestimated'],
      unestimated: 1,
      weight: 3,
    });
  });
});
