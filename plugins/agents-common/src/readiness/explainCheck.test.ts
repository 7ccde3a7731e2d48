import type { ScorecardCondition, ScorecardFact } from '../entities';
import { compileScorecard } from './compileScorecard';
import {
  DAY,
  known,
  NOW,
  scorecardOf,
  SUBJECT,
} from './__testUtils__/scorecards';
import type { Fact } from './Fact';

const DOCUMENT = { title: 'BMAD Production Deployment Strategy (2025-01-27)' };
const COVERAGE: ScorecardFact = {
  id: 'kpi.test-coverage',
  title: 'Test coverage',
  type: 'pushed',
  unit: 'ratio',
};
const OVER_80 = {
  fact: 'kpi.test-coverage',
  operator: 'greaterThan',
  value: 0.8,
};
const AUDIT: ScorecardFact = {
  id: 'attestation.audit',
  title: 'Security audit',
  type: 'attestation',
  statement: 'The audit is done.',
};
const AUDITED = { fact: 'attestation.audit', operator: 'equal', value: true };

function explain(
  condition: ScorecardCondition,
  facts: Record<string, Fact>,
  check: Partial<Parameters<typeof scorecardOf>[0][number]> = {},
) {
  const compiled = compileScorecard(
    scorecardOf([{ id: 'a', condition, ...check }], {
      facts: [COVERAGE, AUDIT],
    }),
  );
  return compiled.explain(
    new Map(Object.entries(facts)),
    { now: NOW },
    SUBJECT,
  )[0];
}

const stated = (value: number) =>
  known(value, {
    provenance: 'stated',
    source: DOCUMENT,
    at: Date.UTC(2025, 0, 27),
  });

describe('reasons', () => {
  it.each([
    [0.74, 'fail', '74 %, not over 80 %'],
    [0.8, 'fail', '80 %, not over 80 %'],
    [0.8004, 'pass', '80.04 %, over 80 %'],
  ])('say of a coverage of %s that it comes to %s', (value, outcome, said) => {
    expect(
      explain(OVER_80, { 'kpi.test-coverage': stated(value) }),
    ).toMatchObject({
      outcome,
      reason: `Test coverage is ${said}; stated by ${DOCUMENT.title} 667 d ago`,
    });
  });

  it.each<[string, Fact | undefined, Parameters<typeof explain>[2], string]>([
    [
      'is missing',
      { missing: 'no job has sent a sample' },
      {},
      'Test coverage is not known: no job has sent a sample',
    ],
    [
      'is absent',
      undefined,
      {},
      'Test coverage is not known: nothing has reported it',
    ],
    [
      'is too old',
      known(0.9, {
        at: NOW - 40 * DAY,
        provenance: 'pushed',
        source: { title: 'CI' },
      }),
      { freshnessMs: 30 * DAY },
      'Test coverage is 90 %, sent by CI on 2026-10-16, 40 d ago, but it counts for 30 d only',
    ],
    [
      'has no time',
      known(0.9, { at: undefined }),
      { freshnessMs: 30 * DAY },
      'Test coverage is 90 %, observed by the portal, but nobody says when, and it counts for 30 d only',
    ],
    [
      'is of the wrong provenance',
      stated(0.9),
      { provenance: ['observed', 'pushed'] },
      `Test coverage is 90 %, stated by ${DOCUMENT.title} 667 d ago, but only what is observed or pushed counts`,
    ],
    [
      'has expired',
      known(0.9, { expiresAt: NOW - DAY }),
      {},
      'Test coverage is 90 %, observed by the portal 1 h ago, but that expired 24 h ago',
    ],
  ])('say why a fact that %s is not known', (_name, fact, check, reason) => {
    expect(
      explain(OVER_80, fact ? { 'kpi.test-coverage': fact } : {}, check),
    ).toMatchObject({ outcome: 'unknown', reason });
  });

  it.each<[ScorecardCondition, Record<string, Fact>, string]>([
    [
      AUDITED,
      {
        'attestation.audit': known(true, {
          provenance: 'attested',
          source: { title: 'Ada' },
        }),
      },
      'Security audit is signed; signed by Ada 1 h ago',
    ],
    [
      AUDITED,
      {
        'attestation.audit': { missing: 'nobody has signed for this release' },
      },
      'Security audit is not signed: nobody has signed for this release',
    ],
    [
      {
        fact: 'entity',
        path: '$.metadata.name',
        operator: 'equal',
        value: 'x',
      },
      { entity: known({ metadata: { name: 'y' } }) },
      'metadata.name is y, not x; observed by the portal 1 h ago',
    ],
    [
      { fact: 'entity', path: '$.spec.x', operator: 'equal', value: 'x' },
      { entity: known({}) },
      'Catalog entity has nothing at $.spec.x',
    ],
    [
      { fact: 'alerts.open.P0', operator: 'equal', value: 0 },
      { 'alerts.open.P0': known(2) },
      'Open P0 alerts is 2, not 0; observed by the portal 1 h ago',
    ],
    [
      { not: { fact: 'phase', operator: 'equal', value: 'planned' } },
      { phase: known('planned') },
      'Rollout phase is planned; observed by the portal 1 h ago',
    ],
    [
      { fact: 'hasOwner', operator: 'equal', value: true },
      { hasOwner: known(false) },
      '"Has an owner" is not true; observed by the portal 1 h ago',
    ],
    [
      { fact: 'latencies', operator: 'everyFact:lessThan', value: 5 },
      { latencies: known([1, 7]) },
      'Latencies is 1, 7, so it is not so that every item of Latencies is under 5; observed by the portal 1 h ago',
    ],
    [
      { fact: 'kpi.a', operator: 'lessThan', value: { fact: 'kpi.b' } },
      { 'kpi.a': known(3), 'kpi.b': known(2) },
      'A is 3, not under 2 (B); observed by the portal 1 h ago',
    ],
    [{ all: [] }, {}, 'Nothing is asked for'],
    [{ any: [] }, {}, 'Nothing would do: the condition lists no alternatives'],
  ])('for %j are in plain words', (condition, facts, reason) => {
    expect(explain(condition, facts).reason).toBe(reason);
  });

  it('name what decides, and only the first three of it', () => {
    const over = (fact: string) => ({
      fact,
      operator: 'greaterThan',
      value: 1,
    });
    const names = ['a', 'b', 'c', 'd', 'e'];
    const facts = Object.fromEntries(
      names.map(name => [name, known(name === 'a' ? 5 : 1)]),
    );
    const { reason } = explain({ all: names.map(over) }, facts);
    expect(reason).not.toContain('A is');
    expect(reason).toMatch(/^B is 1.*; C is 1.*; D is 1.*; and 1 more$/);
  });

  it('of a check that does not apply are those of the scorecard', () => {
    const applies = { when: { any: [] }, otherwise: 'Only for leaders' };
    expect(explain(OVER_80, {}, { applies })).toMatchObject({
      outcome: 'not-applicable',
      reason: 'Only for leaders',
    });
  });

  it('of a check whose applicability is not known say so', () => {
    const applies = { when: AUDITED, otherwise: 'Only for audited ones' };
    expect(explain(OVER_80, {}, { applies }).reason).toBe(
      'It is not known whether it applies: Security audit is not signed: nothing has reported it',
    );
  });

  it('of an exemption say until when and what the facts say', () => {
    const compiled = compileScorecard(
      scorecardOf([{ id: 'a', condition: OVER_80 }], { facts: [COVERAGE] }),
    );
    const [check] = compiled.explain(
      new Map([['kpi.test-coverage', stated(0.74)]]),
      { now: NOW, exempt: new Map([['a', NOW + DAY]]) },
      SUBJECT,
    );
    expect(check.outcome).toBe('exempt');
    expect(check.reason).toMatch(
      /^Exempt until 2026-11-26; by the facts: Test coverage is 74 %/,
    );
  });
});

describe('what comes with a result', () => {
  it('is the evidence, with value, provenance, time and source', () => {
    const { evidence } = explain(
      { all: [OVER_80, AUDITED] },
      { 'kpi.test-coverage': stated(0.74) },
    );
    expect(evidence).toEqual([
      {
        fact: 'kpi.test-coverage',
        title: 'Test coverage',
        raw: 0.74,
        value: '74 %',
        provenance: 'stated',
        at: '2025-01-27T00:00:00.000Z',
        source: DOCUMENT,
      },
      {
        fact: 'attestation.audit',
        title: 'Security audit',
        problem: 'Security audit is not signed: nothing has reported it',
      },
    ]);
  });

  it('is the kind of the check and what can be signed for it', () => {
    expect(explain(OVER_80, {})).toMatchObject({ kind: 'automatic' });
    expect(explain(AUDITED, {})).toMatchObject({
      kind: 'attestation',
      attestations: ['attestation.audit'],
    });
    expect(explain({ any: [OVER_80, AUDITED] }, {})).toMatchObject({
      kind: 'mixed',
      condition: 'Test coverage is over 80 % or Security audit is signed',
    });
  });

  it('is the fix, filled in', () => {
    const fix = {
      type: 'link',
      title: 'Mend',
      url: 'https://ci.example.com/{name}',
    } as const;
    expect(explain(OVER_80, {}, { fix }).fix).toEqual({
      ...fix,
      url: 'https://ci.example.com/quality-guardian',
    });
  });

  it('is the unit and the title that a fact itself brings along', () => {
    expect(
      explain(
        { fact: 'kpi.latency', operator: 'lessThan', value: 2 },
        {
          'kpi.latency': known(2.5, {
            unit: 'seconds',
            title: 'Response time (p95)',
          }),
        },
      ).reason,
    ).toBe(
      'Response time (p95) is 2.5 s, not under 2 s; observed by the portal 1 h ago',
    );
  });
});
