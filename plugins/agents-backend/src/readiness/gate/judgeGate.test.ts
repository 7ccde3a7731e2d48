import {
  compileScorecard,
  type Fact,
} from '@agent-portal/plugin-agents-common';
import {
  createDescriptor,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import type {
  EnvironmentDescriptor,
  PlanDescriptor,
} from '../../catalog/model';
import { createCheck, createScorecard } from '../__testUtils__/createScorecard';
import { releaseDigest } from '../attestations/releaseDigest';
import type { AgentScorecard, ScorecardInForce } from '../model';
import { type GateInput, judgeGate } from './judgeGate';

const scorecard = createScorecard({ gates: [] });
const inForce: ScorecardInForce = {
  scorecard,
  compiled: compileScorecard(scorecard),
  inForceSince: NOW,
};

const PLAN: PlanDescriptor = {
  ref: 'rolloutplan:default/spring',
  title: 'Spring',
  waves: [
    {
      id: 'first',
      title: 'First',
      agents: { names: ['component:default/architect'] },
      dependsOn: [],
    },
    { id: 'second', title: 'Second', agents: { names: [] }, dependsOn: [] },
  ],
  gates: [
    {
      id: 'ready',
      title: 'Ready',
      type: 'scorecard',
      scorecard: scorecard.entityRef,
      level: 'bronze',
    },
  ],
};

/** An agent with a coverage of so much; nothing else is known. */
function standing(coverage: number | undefined): AgentScorecard {
  return standingOn(
    inForce,
    coverage === undefined
      ? []
      : [
          [
            'kpi.test-coverage',
            {
              value: coverage,
              at: NOW,
              provenance: 'pushed',
              source: { title: 'CI' },
            },
          ],
        ],
  );
}

function standingOn(
  on: ScorecardInForce,
  known: Array<[string, Fact]>,
): AgentScorecard {
  const facts = new Map(known);
  return {
    inForce: on,
    evaluation: on.compiled.evaluate(facts, { now: NOW }),
    since: NOW,
    evaluatedAt: NOW,
    checks: on.compiled.explain(facts, { now: NOW }, createDescriptor()),
    facts,
  };
}

function judge(overrides: Partial<GateInput> = {}) {
  return judgeGate({
    agent: createDescriptor({ release: { version: '1.4.0' } }),
    environment: PRODUCTION.definition as EnvironmentDescriptor,
    scorecards: [inForce],
    standings: [standing(0.9)],
    plans: [PLAN],
    ...overrides,
  });
}

describe('judgeGate', () => {
  it('demands what the plan of its wave demands, and keeps the facts it went by', () => {
    const judged = judge();
    expect(judged).toMatchObject({
      verdict: 'pass',
      demands: [
        { source: 'release', status: 'met' },
        { source: 'plan', title: 'Spring: Ready', status: 'met' },
      ],
    });
    expect(judged.evidence).toEqual([
      expect.objectContaining({
        scorecard: scorecard.entityRef,
        version: '1.0.0',
        check: 'coverage',
        fact: 'kpi.test-coverage',
        raw: 0.9,
        value: expect.any(String),
      }),
    ]);
  });

  it('keeps each place that each check looked at, though the fact is the same', () => {
    const paths = ['$.a', '$.b'];
    const condition = {
      all: paths.map(path => ({
        fact: 'entity',
        path,
        operator: 'equal',
        value: 1,
      })),
    };
    const card = createScorecard({
      gates: [],
      checks: [
        createCheck({ condition }),
        createCheck({ id: 'again', condition }),
      ],
    });
    const both = {
      ...inForce,
      scorecard: card,
      compiled: compileScorecard(card),
    };
    const { evidence } = judge({
      scorecards: [both],
      standings: [
        standingOn(both, [
          [
            'entity',
            {
              value: { a: 1, b: 1 },
              provenance: 'observed',
              source: { title: 'Catalog' },
            },
          ],
        ]),
      ],
    });
    expect(evidence.map(one => [one.check, one.path])).toEqual([
      ['coverage', '$.a'],
      ['coverage', '$.b'],
      ['again', '$.a'],
      ['again', '$.b'],
    ]);
  });

  it('holds back another release than the one that is declared', () => {
    const digest = releaseDigest({ version: '1.4.0' });
    expect(judge({ digest }).verdict).toBe('pass');
    const other = judge({ digest: 'sha256:other' });
    expect(other.verdict).toBe('fail');
    expect(other.reason).toMatch(/sha256:other was asked about.*sha256:/);
  });

  it('takes a level as unknown when nothing was known to pass for it', () => {
    const card = createScorecard({
      gates: [],
      checks: [
        createCheck({
          applies: {
            when: { fact: 'phase', operator: 'equal', value: 'production' },
            otherwise: 'Only in production',
          },
        }),
      ],
    });
    const none = {
      ...inForce,
      scorecard: card,
      compiled: compileScorecard(card),
    };
    const { verdict, demands } = judge({
      scorecards: [none],
      standings: [
        standingOn(none, [
          [
            'phase',
            {
              value: 'staging',
              provenance: 'observed',
              source: { title: 'Fleet' },
            },
          ],
        ]),
      ],
    });
    expect(verdict).toBe('fail');
    expect(demands[1]).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(/no check up to Bronze is known to pass/),
    });
  });

  it('names the check in the way, and tells fail from unknown', () => {
    expect(judge({ standings: [standing(0.74)] })).toMatchObject({
      verdict: 'fail',
      demands: [{}, { status: 'not-met', checks: [{ id: 'coverage' }] }],
      reason: expect.stringMatching(/in the way: Coverage$/),
    });
    expect(judge({ standings: [standing(undefined)] })).toMatchObject({
      verdict: 'fail',
      demands: [{}, { status: 'unknown' }],
      reason: expect.stringMatching(/Coverage \(unknown\)/),
    });
  });

  it('asks for nothing that stands before another wave', () => {
    const gates = PLAN.gates?.map(gate => ({ ...gate, waves: ['second'] }));
    expect(judge({ plans: [{ ...PLAN, gates }] }).demands[1]).toMatchObject({
      source: 'release',
      status: 'unknown',
    });
  });

  it.each<[string, Partial<GateInput>, RegExp]>([
    ['the scorecard is not in force', { scorecards: [] }, /no scorecard/],
    ['the scorecard is not about the agent', { standings: [] }, /not about it/],
    [
      'the level is not there',
      {
        plans: [
          {
            ...PLAN,
            gates: PLAN.gates?.map(gate => ({ ...gate, level: 'gold' })),
          },
        ],
      },
      /no level "gold"/,
    ],
    [
      'the gates of the plan are not read yet',
      { plans: [{ ...PLAN, gates: undefined }] },
      /not read yet/,
    ],
    [
      'the catalog declares no release',
      { agent: createDescriptor() },
      /declares no release/,
    ],
  ])('holds back while %s', (_, change, reason) => {
    const judged = judge(change);
    expect(judged.verdict).toBe('fail');
    expect(judged.reason).toMatch(reason);
  });
});
