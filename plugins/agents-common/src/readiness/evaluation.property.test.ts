import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { NOW, scorecardOf, SUBJECT } from './__testUtils__/scorecards';
import type { FactProvenance, ScorecardCondition } from '../entities';
import { outcomeOfLetter } from './CheckOutcome';
import { compileScorecard } from './compileScorecard';
import type { KnownFact } from './Fact';
import type { GracedCheck } from './GracedCheck';
import type {
  EvaluationContext,
  ScorecardEvaluation,
} from './ScorecardEvaluation';

const RUNS = { numRuns: 1_000 };
const FACTS = ['a', 'b', 'c', 'd'];
const time = fc.integer({ min: NOW - 50, max: NOW + 50 });
const provenance = fc.constantFrom<FactProvenance>(
  'observed',
  'pushed',
  'attested',
  'stated',
);

const fact: fc.Arbitrary<KnownFact> = fc.record(
  {
    value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant({ n: 2 })),
    at: time,
    expiresAt: time,
    provenance,
    source: fc.constant({ title: 'test' }),
  },
  { requiredKeys: ['value', 'provenance', 'source'] },
);

const facts = fc
  .dictionary(fc.constantFrom(...FACTS), fact)
  .map(record => new Map(Object.entries(record)));

const comparison: fc.Arbitrary<ScorecardCondition> = fc.record(
  {
    fact: fc.constantFrom(...FACTS),
    operator: fc.constantFrom(
      'equal',
      'notEqual',
      'lessThan',
      'not:greaterThan',
      'exists',
    ),
    value: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(...FACTS).map(id => ({ fact: id })),
    ),
    path: fc.constantFrom('$', '$.n', '$.other'),
  },
  { requiredKeys: ['fact', 'operator', 'value'] },
);

const { condition } = fc.letrec<{ condition: ScorecardCondition }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    comparison,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

const checks = fc
  .array(
    fc.record(
      {
        condition,
        level: fc.constantFrom('bronze', 'silver', 'gold'),
        weight: fc.constantFrom(0.1, 0.2, 0.3, 1, 2),
        applies: condition.map(when => ({ when, otherwise: 'no' })),
        freshnessMs: fc.integer({ min: 1, max: 100 }),
        provenance: fc.uniqueArray(provenance, { minLength: 1 }),
      },
      { requiredKeys: ['condition', 'level', 'weight'] },
    ),
    { maxLength: 6 },
  )
  .map(list => list.map((check, index) => ({ id: `c${index}`, ...check })));

const ids = ['c0', 'c1', 'c2', 'c3'];
const context: fc.Arbitrary<EvaluationContext> = fc.record(
  {
    now: fc.constant(NOW),
    exempt: fc
      .dictionary(fc.constantFrom(...ids), time)
      .map(record => new Map(Object.entries(record))),
    grace: fc.record({ rank: fc.integer({ min: 0, max: 3 }) }),
  },
  { requiredKeys: ['now'] },
);

const graced: fc.Arbitrary<GracedCheck[]> = fc.array(
  fc.record(
    {
      id: fc.constantFrom(...ids),
      until: time,
      previous: fc.record(
        {
          condition,
          applies: condition,
          freshnessMs: fc.integer({ min: 1, max: 100 }),
          rank: fc.integer({ min: 1, max: 3 }),
        },
        { requiredKeys: ['condition', 'rank'] },
      ),
    },
    { requiredKeys: ['id', 'until'] },
  ),
  { maxLength: 4 },
);

/** Nothing applies: nothing is wanting. */
const scoreOf = ({ score }: ScorecardEvaluation) => score ?? 1;

/** All of an evaluation but when it may change. */
function standing({ dueAt, ...rest }: ScorecardEvaluation) {
  return rest;
}

describe('an evaluation', () => {
  it('never gets better by losing a fact, nor worse by a fact that was not known', () => {
    fc.assert(
      fc.property(
        checks,
        facts,
        context,
        fc.constantFrom(...FACTS),
        fc.boolean(),
        graced,
        (list, more, circumstances, lost, named, bridged) => {
          const compiled = compileScorecard(scorecardOf(list), bridged);
          const less = new Map<string, KnownFact | { missing: string }>(more);
          if (named) less.set(lost, { missing: 'it was lost' });
          else less.delete(lost);
          const before = compiled.evaluate(more, circumstances);
          const after = compiled.evaluate(less, circumstances);
          expect(after.rank).toBeLessThanOrEqual(before.rank);
          expect(scoreOf(after)).toBeLessThanOrEqual(scoreOf(before));
          expect(after.passed).toBeLessThanOrEqual(before.passed);
          for (const [index, letter] of [...after.outcomes].entries()) {
            expect([before.outcomes[index], 'u']).toContain(letter);
          }
        },
      ),
      RUNS,
    );
  });

  it('does not depend on the order of checks, facts or conditions', () => {
    fc.assert(
      fc.property(checks, facts, context, graced, (...given) => {
        const [list, known, circumstances, bridged] = given;
        const straight = compileScorecard(scorecardOf(list), bridged);
        const turned = compileScorecard(
          scorecardOf([...list].reverse().map(reverseConditions)),
          [...bridged].reverse(),
        );
        const { outcomes, ...expected } = straight.evaluate(
          known,
          circumstances,
        );
        const { outcomes: reversed, ...rest } = turned.evaluate(
          new Map([...known].reverse()),
          circumstances,
        );
        expect(rest).toEqual(expected);
        expect([...reversed].reverse().join('')).toBe(outcomes);
      }),
      RUNS,
    );
  });

  it('agrees with its explanation', () => {
    fc.assert(
      fc.property(checks, facts, context, (list, known, circumstances) => {
        const compiled = compileScorecard(scorecardOf(list));
        const result = compiled.evaluate(known, circumstances);
        const explained = compiled.explain(known, circumstances, SUBJECT);
        expect(explained.map(({ outcome }) => outcome)).toEqual(
          [...result.outcomes].map(outcomeOfLetter),
        );
        for (const { reason, outcome, evidence } of explained) {
          expect(reason).not.toBe('');
          expect(reason).not.toMatch(/undefined|NaN|\[object/);
          const unknown = evidence.some(({ problem }) => problem);
          expect(outcome !== 'unknown' || unknown).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('stays the same until it is due', () => {
    let changes = 0;
    fc.assert(
      fc.property(checks, facts, context, graced, (...given) => {
        const [list, known, circumstances, bridged] = given;
        const compiled = compileScorecard(scorecardOf(list), bridged);
        const at = (now: number) =>
          standing(compiled.evaluate(known, { ...circumstances, now }));
        const { dueAt } = compiled.evaluate(known, circumstances);
        const present = at(NOW);
        expect(dueAt ?? Infinity).toBeGreaterThan(NOW);
        const last = Math.min(dueAt ?? Infinity, NOW + 200);
        for (let now = NOW; now < last; now++) expect(at(now)).toEqual(present);
        if (!isDeepStrictEqual(at(last), present)) changes++;
      }),
      { numRuns: 500 },
    );
    // Due times at which nothing ever happens would be a waste, not an answer.
    expect(changes).toBeGreaterThan(50);
  });

  it('bridges nothing that is unknown and was not asked for before', () => {
    fc.assert(
      fc.property(checks, facts, context, graced, (...given) => {
        const [list, known, circumstances, bridged] = given;
        const explained = compileScorecard(
          scorecardOf(list),
          bridged.map(({ id, until }) => ({ id, until })),
        ).explain(known, circumstances, SUBJECT);
        for (const check of explained) {
          expect(check.graced && check.outcome === 'unknown').toBeFalsy();
        }
      }),
      RUNS,
    );
  });

  it('does not depend on what was evaluated before', () => {
    fc.assert(
      fc.property(checks, facts, facts, context, (list, one, other, given) => {
        const compiled = compileScorecard(scorecardOf(list));
        const fresh = compileScorecard(scorecardOf(list)).evaluate(one, given);
        compiled.evaluate(other, given);
        expect(compiled.evaluate(one, given)).toEqual(fresh);
      }),
      RUNS,
    );
  });
});

function reverseConditions<T extends { condition: ScorecardCondition }>(
  check: T,
): T {
  return { ...check, condition: reverse(check.condition) };
}

function reverse(value: ScorecardCondition): ScorecardCondition {
  if ('all' in value) return { all: value.all.map(reverse).reverse() };
  if ('any' in value) return { any: value.any.map(reverse).reverse() };
  if ('not' in value) return { not: reverse(value.not) };
  return value;
}
