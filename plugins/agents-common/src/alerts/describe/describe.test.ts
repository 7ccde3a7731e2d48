import { AlertWorld } from '../__testUtils__/AlertWorld';
import {
  MINUTE,
  START,
  createCondition,
  createPolicy,
} from '../__testUtils__/alerts';
import { builtInAlertPolicy } from '../policy/builtInAlertPolicy';
import { describeAlertRule } from './describeAlertRule';
import {
  describeEscalation,
  describeResponses,
  findEscalation,
} from './describeEscalation';
import { describeSilence } from './describeSilence';

describe('rules in plain words', () => {
  const words = new Map(
    builtInAlertPolicy.spec.rules.map(rule => [
      rule.id,
      describeAlertRule(rule),
    ]),
  );

  it.each([
    ['system-down', 'P0 when every instance of an agent in production fails'],
    [
      'health-warning',
      'P2 when an instance in production has warnings for 10 min',
    ],
    [
      'dependency-failing',
      'P1 when an agent reports that something it depends on in production fails',
    ],
    [
      'technical-kpi-not-met',
      'P1 when a technical KPI in production is not met for 10 min',
    ],
    [
      'budget-burns-fast',
      'P1 when the error budget of a KPI in production is used up 14.4 times as fast as it may for 2 min',
    ],
    [
      'rolled-back',
      'P2 when a rollout in production is being rolled back or was rolled back',
    ],
    ['level-lost', 'P3 when an agent in production lost a level'],
    [
      'data-loss',
      'P0 when another system sends an alert with category data-loss, in any stage',
    ],
    [
      'sent',
      'P2 when another system sends an alert of which no other rule speaks, in any stage',
    ],
  ])('says of %s: %s', (id, expected) => {
    expect(words.get(id)).toBe(expected);
  });

  it('names stages, KPIs and how many agents', () => {
    expect(
      describeAlertRule({
        id: 'x',
        on: { type: 'dependency', status: ['fail', 'warn'], agents: 3 },
        stages: ['staging', 'production'],
        severity: 'P2',
      }),
    ).toBe(
      'P2 when at least 3 agents report that something they depend on in staging or production fails or has warnings',
    );
    expect(
      describeAlertRule({
        id: 'x',
        on: { type: 'kpi', status: ['at-risk'], kpis: ['uptime', 'cost'] },
        severity: 'P3',
      }),
    ).toBe('P3 when the KPI uptime or cost in production is at risk');
  });
});

describe('the escalation', () => {
  it('is said step by step', () => {
    const policy = createPolicy({
      escalation: [
        { to: ['owner'], after: 0 },
        { to: ['parent'], after: 1 },
        { to: ['group:default/on-call'], after: 2, severities: ['P0', 'P1'] },
      ],
    });

    expect(describeEscalation(policy)).toEqual([
      'At once: the owner',
      'Not acknowledged in time: the group above the owner',
      'Not acknowledged in 2 times the time: group:default/on-call, for P0 or P1',
    ]);
    expect(describeResponses(policy)).toEqual({
      P0: '5 min',
      P1: '30 min',
      P2: '2 h',
      P3: '24 h',
    });
  });

  it('says who is told next, and when', () => {
    const world = AlertWorld.create({
      conditions: [createCondition('planner')],
    });
    const [policy] = world.situation.policies;
    world.step(0);

    expect(findEscalation(world.alert(), policy)).toEqual({
      step: 1,
      steps: 3,
      nextAt: START + 30 * MINUTE,
      next: ['parent'],
    });
    world.operate(MINUTE, 'acknowledge');
    expect(findEscalation(world.alert(), policy)).toEqual({
      step: 1,
      steps: 3,
    });
  });
});

describe('silences in plain words', () => {
  it.each([
    [
      {
        severities: ['P2' as const, 'P3' as const],
        subject: 'component:default/planner',
        environment: 'resource:default/production',
      },
      'P2 or P3 alerts about planner in production',
    ],
    [
      { agents: ['component:default/a', 'component:default/b'] },
      'Alerts that concern a or b and no other',
    ],
    [{ alert: '7', rule: 'down' }, 'The alert 7 raised by the rule down'],
    [
      { agents: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      'Alerts that concern a, b, c, d, e or 2 more and no other',
    ],
  ])('says %j', (matcher, expected) => {
    expect(describeSilence(matcher)).toBe(expected);
  });
});
