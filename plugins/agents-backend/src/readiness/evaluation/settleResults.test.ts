import {
  compileScorecard,
  type Fact,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createScorecard } from '../__testUtils__/createScorecard';
import type { EvaluatedResult, StoredFacts } from '../results';
import type { RegisteredScorecard } from '../scorecards';
import { type Evidence, settleResults } from './settleResults';

const agentRef = 'component:default/architect';
const scorecardRef = 'scorecard:default/production';
const DAY_MS = 86_400_000;

const known = (value: number | boolean, at = NOW): Fact => ({
  value,
  at,
  provenance: 'observed',
  source: { title: 'Test' },
});

const factsOf = (coverage: Fact) =>
  new Map<string, Fact>([
    ['kpi.test-coverage', coverage],
    ['hasOwner', known(true)],
  ]);

function createEvidence(overrides: Partial<Evidence> = {}): Evidence {
  const scorecard = createScorecard();
  const registered: RegisteredScorecard = {
    scorecard,
    compiled: compileScorecard(scorecard),
    fingerprint: 'one',
    inForceSince: NOW,
    record: {
      ref: scorecardRef,
      title: scorecard.title,
      versions: [],
      graceChecks: [],
      problems: [],
    },
  };
  return {
    scorecards: [registered],
    facts: new Map([[agentRef, factsOf(known(0.9))]]),
    exemptions: [],
    holders: new Map(),
    now: NOW,
    ...overrides,
  };
}

const nothing = { results: [], facts: new Map<string, StoredFacts>() };

const first = settleResults(createEvidence(), nothing);
const stored = {
  results: first.results,
  facts: new Map(first.facts.map(one => [one.agentRef, one])),
};

describe('settleResults', () => {
  it('stores where an agent stands, which is no change of level at first', () => {
    expect(first).toMatchObject({
      results: [{ agentRef, scorecardRef, day: '2026-03-01', since: NOW }],
      transitions: [],
      touched: [agentRef],
    });
    expect(first.results[0].evaluation).toMatchObject({ rank: 2, score: 1 });
  });

  it('stores nothing when facts only became newer', () => {
    const newer = new Map([[agentRef, factsOf(known(0.9, NOW + 5))]]);
    expect(
      settleResults(createEvidence({ facts: newer, now: NOW + 10 }), stored),
    ).toEqual({
      results: [],
      facts: [],
      remove: [],
      gone: [],
      transitions: [],
      touched: [],
    });
  });

  it('notes now and then that facts were looked at, as those of past days age from there', () => {
    const hour = 3_600_000;
    const at = (now: number) =>
      settleResults(
        createEvidence({
          facts: new Map([[agentRef, factsOf(known(0.9, now))]]),
          now,
        }),
        stored,
      );
    expect(at(NOW + hour - 1).facts).toEqual([]);
    expect(at(NOW + hour)).toMatchObject({
      results: [],
      facts: [{ agentRef, day: '2026-03-01', seenAt: NOW + hour }],
      touched: [],
    });
  });

  it('stores once a day that nothing changed, without touching the fleet', () => {
    const changes = settleResults(
      createEvidence({ now: NOW + DAY_MS }),
      stored,
    );
    expect(changes.results).toMatchObject([
      { day: '2026-03-02', since: NOW, evaluatedAt: NOW },
    ]);
    expect(changes.facts).toHaveLength(1);
    expect(changes.touched).toEqual([]);
  });

  it('notes that an agent falls when a fact is lost', () => {
    const lost = new Map([[agentRef, factsOf({ missing: 'it is gone' })]]);
    const changes = settleResults(
      createEvidence({ facts: lost, now: NOW + 10 }),
      stored,
    );
    expect(changes.results[0]).toMatchObject({ since: NOW + 10 });
    expect(changes.transitions).toMatchObject([
      {
        at: NOW + 10,
        fromRank: 2,
        toRank: 0,
        fromLevel: 'Silver',
        toLevel: '',
      },
    ]);
  });

  it('leaves an exemption out and an agent its level while grace lasts', () => {
    const lost = new Map([[agentRef, factsOf({ missing: 'it is gone' })]]);
    const exempt = settleResults(
      createEvidence({
        facts: lost,
        exemptions: [
          {
            id: '1',
            agentRef,
            scorecardRef,
            checkId: 'coverage',
            expiresAt: NOW + 50,
          },
        ],
      }),
      stored,
    );
    expect(exempt.results[0].evaluation).toMatchObject({
      outcomes: 'ep',
      rank: 2,
      dueAt: NOW + 50,
    });
    const evidence = createEvidence({
      facts: lost,
      holders: new Map([[scorecardRef, new Map([[agentRef, 2]])]]),
    });
    const [registered] = evidence.scorecards;
    evidence.scorecards = [
      {
        ...registered,
        graceUntil: NOW + 60,
        compiled: compileScorecard(registered.scorecard, [
          { id: 'coverage', until: NOW + 60 },
        ]),
      },
    ];
    evidence.facts = new Map([[agentRef, factsOf(known(0.1))]]);
    const graced = settleResults(evidence, stored);
    expect(graced.results[0].evaluation).toMatchObject({
      outcomes: 'fp',
      rank: 2,
      graced: true,
      dueAt: NOW + 60,
    });
    const over = settleResults({ ...evidence, now: NOW + 60 }, stored);
    expect(over.results[0].evaluation).toMatchObject({ rank: 0 });
  });

  it('removes results of a scorecard that is gone', () => {
    const other: EvaluatedResult = {
      ...first.results[0],
      scorecardRef: 'scorecard:default/gone',
    };
    const changes = settleResults(createEvidence(), {
      ...stored,
      results: [...stored.results, other],
    });
    expect(changes.remove).toEqual([
      { agentRef, scorecardRef: 'scorecard:default/gone' },
    ]);
    expect(changes.touched).toEqual([agentRef]);
  });
});
