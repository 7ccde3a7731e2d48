import { scorecardOf } from './__testUtils__/scorecards';
import { listGracedChecks } from './listGracedChecks';

const UNTIL = 1_000;
const condition = { fact: 'kpi.coverage', operator: 'greaterThan', value: 0.7 };
const stricter = { ...condition, value: 0.8 };

describe('checks that grace is given for', () => {
  it('carry what was asked for before, and nothing when they are new', () => {
    const previous = scorecardOf([
      { id: 'same', condition },
      {
        id: 'stricter',
        level: 'silver',
        condition,
        freshnessMs: 5,
        applies: { when: condition, otherwise: 'Only then' },
      },
    ]);
    const next = scorecardOf([
      { id: 'same', condition },
      { id: 'stricter', level: 'silver', condition: stricter },
      { id: 'new', condition },
    ]);
    expect(listGracedChecks(previous, next, UNTIL)).toEqual([
      { id: 'new', until: UNTIL },
      {
        id: 'stricter',
        until: UNTIL,
        previous: { condition, applies: condition, freshnessMs: 5, rank: 2 },
      },
    ]);
  });

  it('find the level of before by its id, or the next above it that is left', () => {
    const previous = scorecardOf([
      { id: 'a', level: 'bronze', condition },
      { id: 'b', level: 'silver', condition },
      { id: 'c', level: 'gold', condition },
    ]);
    const next = scorecardOf(
      ['a', 'b', 'c'].map(id => ({ id, condition: stricter })),
      {
        levels: [
          { id: 'silver', title: 'Silver', rank: 1 },
          { id: 'platinum', title: 'Platinum', rank: 2 },
        ],
      },
    );
    const graced = listGracedChecks(previous, next, UNTIL);
    expect(graced.map(one => one.previous?.rank)).toEqual([1, 1, undefined]);
  });
});
