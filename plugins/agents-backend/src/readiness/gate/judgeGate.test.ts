import { compileScorecard } from '@agent-portal/plugin-agents-common';
import {
  createDescriptor,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import type {
  EnvironmentDescriptor,
  PlanDescriptor,
} from '../../catalog/model';
import { createScorecard } from '../__testUtils__/createScorecard';
import type { AgentScorecard, ScorecardInForce } from '../model';
import { type GateInput, judgeGate } from './judgeGate';

const scorecard = createScorecard({ gates: [] });
const inForce: ScorecardInForce = {
  scorecard,
  compiled: compileScorecard(scorecard),
  inForceSince: NOW,
  graceChecks: new Set(),
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
  const facts = new Map(
    coverage === undefined
      ? []
      : [
          [
            'kpi.test-coverage',
            {
              value: coverage,
              at: NOW,
              provenance: 'pushed' as const,
              source: { title: 'CI' },
            },
          ],
        ],
  );
  const { compiled } = inForce;
  return {
    inForce,
    evaluation: compiled.evaluate(facts, { now: NOW }),
    since: NOW,
    evaluatedAt: NOW,
    checks: compiled.explain(facts, { now: NOW }, createDescriptor()),
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
    expect(judged.facts.map(({ fact }) => fact)).toEqual(['kpi.test-coverage']);
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
