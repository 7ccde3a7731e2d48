import { compileScorecard } from './compileScorecard';
import {
  DAY,
  factsOf,
  known,
  NOW,
  scorecardOf,
  SUBJECT,
} from './__testUtils__/scorecards';
import type { GracedCheck } from './GracedCheck';
import type { EvaluationContext } from './ScorecardEvaluation';

const OWNED = { fact: 'hasOwner', operator: 'equal', value: true };
const COVERED = { fact: 'kpi.coverage', operator: 'greaterThan', value: 0.8 };
const HEALTHY = { fact: 'health.status', operator: 'equal', value: 'pass' };

/** One check for each level. */
const LADDER = compileScorecard(
  scorecardOf([
    { id: 'owned', condition: OWNED },
    { id: 'covered', level: 'silver', weight: 2, condition: COVERED },
    { id: 'healthy', level: 'gold', condition: HEALTHY },
  ]),
);

const ALL_GOOD = {
  hasOwner: true,
  'kpi.coverage': 0.9,
  'health.status': 'pass',
};

function evaluate(
  values: Parameters<typeof factsOf>[0],
  context: Partial<EvaluationContext> = {},
) {
  return LADDER.evaluate(factsOf(values), { now: NOW, ...context });
}

describe('levels and scores', () => {
  it('gives the highest level when all checks pass', () => {
    expect(evaluate(ALL_GOOD)).toEqual({
      outcomes: 'ppp',
      rank: 3,
      graced: false,
      score: 1,
      passed: 3,
      known: 3,
      applicable: 3,
      exempt: 0,
    });
  });

  it('gives the level below the lowest check that fails', () => {
    expect(evaluate({ ...ALL_GOOD, 'kpi.coverage': 0.8 })).toMatchObject({
      outcomes: 'pfp',
      rank: 1,
      score: 0.5,
      passed: 2,
      known: 3,
    });
  });

  it('counts what is not known as not passed', () => {
    const { hasOwner, ...rest } = ALL_GOOD;
    expect(evaluate(rest)).toMatchObject({
      outcomes: 'upp',
      rank: 0,
      score: 0.75,
      known: 2,
      applicable: 3,
    });
  });

  it('has no score when nothing applies', () => {
    const none = compileScorecard(
      scorecardOf([
        {
          id: 'a',
          condition: OWNED,
          applies: { when: HEALTHY, otherwise: 'Only for healthy ones' },
        },
      ]),
    );
    const result = none.evaluate(factsOf({ 'health.status': 'fail' }), {
      now: NOW,
    });
    expect(result).toMatchObject({ outcomes: 'n', rank: 3, applicable: 0 });
    expect(result).not.toHaveProperty('score');
  });

  it('gives the highest level by a scorecard without checks', () => {
    expect(
      compileScorecard(scorecardOf([])).evaluate(new Map(), { now: NOW }),
    ).toMatchObject({ outcomes: '', rank: 3 });
  });
});

describe('applicability', () => {
  const compiled = compileScorecard(
    scorecardOf([
      {
        id: 'a',
        condition: COVERED,
        applies: { when: HEALTHY, otherwise: 'Only for healthy ones' },
      },
    ]),
  );

  it.each([
    ['pass', 0.9, 'p'],
    ['pass', 0.7, 'f'],
    ['fail', 0.7, 'n'],
    ['fail', undefined, 'n'],
    [undefined, 0.9, 'u'],
    [undefined, 0.7, 'u'],
    ['pass', undefined, 'u'],
  ])(
    'with health %s and coverage %s comes to %s',
    (health, coverage, outcome) => {
      const facts = factsOf({
        ...(health !== undefined && { 'health.status': health }),
        ...(coverage !== undefined && { 'kpi.coverage': coverage }),
      });
      expect(compiled.evaluate(facts, { now: NOW }).outcomes).toBe(outcome);
    },
  );

  it.each([
    ['pass', true],
    ['fail', false],
    [undefined, undefined],
  ])('of the whole scorecard with health %s is %s', (health, expected) => {
    const scoped = compileScorecard(scorecardOf([], { applies: HEALTHY }));
    const facts = factsOf(
      health === undefined ? {} : { 'health.status': health },
    );
    expect(scoped.appliesTo(facts, NOW)).toBe(expected);
    expect(scoped.factIds).toEqual(['health.status']);
  });

  it('asks nothing of where the facts come from that say whether a check applies', () => {
    const demanding = compileScorecard(
      scorecardOf([
        {
          id: 'a',
          condition: COVERED,
          provenance: ['pushed'],
          freshnessMs: DAY,
          applies: { when: HEALTHY, otherwise: 'Only for healthy ones' },
        },
      ]),
    );
    const facts = new Map([
      ['health.status', known('pass', { at: undefined })],
      ['kpi.coverage', known(0.9, { provenance: 'pushed' })],
    ]);
    expect(demanding.evaluate(facts, { now: NOW }).outcomes).toBe('p');
  });
});

describe('exemptions', () => {
  it('leave the denominator and do not hold back the level', () => {
    expect(
      evaluate(
        { ...ALL_GOOD, 'kpi.coverage': 0.1 },
        { exempt: new Map([['covered', NOW + DAY]]) },
      ),
    ).toEqual({
      outcomes: 'pep',
      rank: 3,
      graced: false,
      score: 1,
      passed: 2,
      known: 2,
      applicable: 2,
      exempt: 1,
      dueAt: NOW + DAY,
    });
  });

  it('count no more from the moment they end', () => {
    const exempt = new Map([['covered', NOW]]);
    expect(evaluate({ hasOwner: true }, { exempt }).outcomes).toBe('puu');
  });

  it('are shown in place of whatever the facts say, a pass among it', () => {
    const exempt = new Map([['owned', NOW + 1]]);
    expect(evaluate(ALL_GOOD, { exempt }).outcomes).toBe('epp');
    expect(evaluate({}, { exempt }).outcomes).toBe('euu');
  });
});

describe('grace', () => {
  const failing = { ...ALL_GOOD, hasOwner: false };
  const grace = { rank: 2 };
  const until = NOW + DAY;
  const graced = (...checks: GracedCheck[]) =>
    compileScorecard(LADDER.scorecard, checks);
  const standing = (
    checks: GracedCheck[],
    values: Parameters<typeof factsOf>[0],
    context: Partial<EvaluationContext> = { grace },
  ) => graced(...checks).evaluate(factsOf(values), { now: NOW, ...context });

  it('keeps the level that the agent had, and no higher one', () => {
    expect(standing([{ id: 'owned', until }], failing)).toMatchObject({
      outcomes: 'fpp',
      rank: 2,
      graced: true,
      score: 0.75,
      dueAt: until,
    });
  });

  it.each<[string, GracedCheck, EvaluationContext['grace']]>([
    ['it is over', { id: 'owned', until: NOW }, grace],
    [
      'the check is not among those that are new',
      { id: 'healthy', until },
      grace,
    ],
    ['the agent had no level', { id: 'owned', until }, { rank: 0 }],
    [
      'the agent is none of those that had one',
      { id: 'owned', until },
      undefined,
    ],
  ])('keeps nothing when %s', (_name, check, given) => {
    const result = standing([check], failing, { grace: given });
    expect(result).toMatchObject({ rank: 0, graced: false });
    expect(result).not.toHaveProperty('dueAt');
  });

  it('does not bridge a check that is not new', () => {
    const both = {
      hasOwner: false,
      'kpi.coverage': 0.1,
      'health.status': 'pass',
    };
    expect(standing([{ id: 'owned', until }], both)).toMatchObject({
      rank: 1,
      graced: true,
    });
  });

  it('bridges no check that is new and unknown', () => {
    const { hasOwner, ...rest } = ALL_GOOD;
    expect(standing([{ id: 'owned', until }], rest)).toMatchObject({
      outcomes: 'upp',
      rank: 0,
    });
  });

  it.each([
    ['passes what was asked for before', 0.75, 2],
    ['has fallen below that too', 0.1, 1],
    ['is not known any more', undefined, 1],
  ])('of a stricter check, when the agent %s', (_name, coverage, rank) => {
    const { 'kpi.coverage': _, ...rest } = ALL_GOOD;
    const stricter: GracedCheck = {
      id: 'covered',
      until,
      previous: { condition: { ...COVERED, value: 0.7 }, rank: 2 },
    };
    const values = {
      ...rest,
      ...(coverage !== undefined && { 'kpi.coverage': coverage }),
    };
    expect(standing([stricter], values).rank).toBe(rank);
  });

  it('takes a check as new that was asked of higher levels only', () => {
    const lowered: GracedCheck = {
      id: 'owned',
      until,
      previous: { condition: OWNED, rank: 3 },
    };
    expect(standing([lowered], failing).rank).toBe(2);
    const asked = { ...lowered, previous: { condition: OWNED, rank: 2 } };
    expect(standing([asked], failing).rank).toBe(0);
  });

  it('ends for each check at its own time', () => {
    const checks = [
      { id: 'owned', until: NOW + 20 },
      { id: 'covered', until: NOW + 10 },
    ];
    const values = { ...failing, 'kpi.coverage': 0.1 };
    const at = (now: number) => standing(checks, values, { grace, now });
    expect(at(NOW)).toMatchObject({ rank: 2, dueAt: NOW + 10 });
    expect(at(NOW + 10)).toMatchObject({ rank: 1, dueAt: NOW + 20 });
    expect(at(NOW + 20).rank).toBe(0);
  });

  it('is marked at the checks that it bridges, with its end', () => {
    const checks = graced({ id: 'owned', until }).explain(
      factsOf(failing),
      { now: NOW, grace },
      SUBJECT,
    );
    expect(checks.map(check => check.graced)).toEqual([
      true,
      undefined,
      undefined,
    ]);
    expect(checks[0].gracedUntil).toBe(new Date(until).toISOString());
  });
});

describe('facts that count', () => {
  const compiled = compileScorecard(
    scorecardOf([
      {
        id: 'a',
        condition: COVERED,
        freshnessMs: 30 * DAY,
        // Named twice, it still lets in nothing else.
        provenance: ['observed', 'pushed', 'pushed'],
      },
    ]),
  );
  const outcome = (fact: ReturnType<typeof known>) =>
    compiled.evaluate(new Map([['kpi.coverage', fact]]), { now: NOW });

  it.each([
    [
      'fresh and of the right provenance',
      known(0.9),
      'p',
      NOW - 3_600_000 + 30 * DAY,
    ],
    ['from the future', known(0.9, { at: NOW + DAY }), 'p', NOW + 31 * DAY],
    [
      'of just under the age',
      known(0.9, { at: NOW - 30 * DAY + 1 }),
      'p',
      NOW + 1,
    ],
    ['too old', known(0.9, { at: NOW - 30 * DAY }), 'u', undefined],
    ['of no known time', known(0.9, { at: undefined }), 'u', undefined],
    [
      'of another provenance',
      known(0.9, { provenance: 'stated' }),
      'u',
      undefined,
    ],
    ['expired', known(0.9, { expiresAt: NOW }), 'u', undefined],
    [
      'expiring before it is too old',
      known(0.9, { expiresAt: NOW + 5 }),
      'p',
      NOW + 5,
    ],
  ])('%s', (_name, fact, outcomes, dueAt) => {
    expect(outcome(fact)).toMatchObject({ outcomes });
    expect(outcome(fact).dueAt).toBe(dueAt);
  });
});
