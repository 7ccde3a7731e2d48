import type { JsonObject } from '@backstage/types';
import { planEntity, wave } from './__testUtils__/entities';
import { formatEntityIssue } from './EntityIssue';
import { readRolloutPlan } from './readRolloutPlan';

const steps = [
  { type: 'weight', weight: 10 },
  { type: 'bake', duration: '24h' },
  { type: 'weight', weight: 100 },
];

function read(spec: JsonObject) {
  const { plan, issues } = readRolloutPlan(planEntity(spec));
  return { plan, problems: issues.map(formatEntityIssue) };
}

function strategy(overrides: JsonObject): JsonObject {
  return { strategies: { own: { type: 'canary', steps, ...overrides } } };
}

function freeze(window: JsonObject): JsonObject {
  return { freezeWindows: [{ title: 'F', ...window }] };
}

describe('readRolloutPlan, on how rollouts go', () => {
  it('reads environment, limits of waves and built-in strategies', () => {
    const { plan, problems } = read({
      environment: 'staging',
      waves: [wave({ strategy: 'canary', concurrency: 2, failureBudget: 0 })],
    });

    expect(problems).toEqual([]);
    expect(plan).toMatchObject({
      environment: 'resource:default/staging',
      waves: [{ strategy: 'canary', concurrency: 2, failureBudget: 0 }],
    });
  });

  it('reads how a strategy judges', () => {
    const judgement = {
      significance: 0.01,
      confidence: 0.99,
      minimumSamples: 30,
      freshness: '1m',
      retention: '5m',
      reactions: {
        fail: 'hold',
        insufficient: 'roll-back',
        'no-data': 'extend',
        'source-error': 'hold',
      },
    };
    const { plan, problems } = read(strategy({ judgement }));

    expect(problems).toEqual([]);
    expect(plan?.strategies.own.judgement).toEqual(judgement);
  });

  it('reads freeze windows in UTC, in local time, and by the week', () => {
    const weekly = { from: 'Fri 16:00', to: 'Mon 08:00' };
    const { plan, problems } = read({
      freezeWindows: [
        { title: 'A', from: '2026-12-20T00:00:00+01:00', to: '2027-01-06' },
        {
          title: 'B',
          timeZone: 'Europe/Berlin',
          from: '2026-12-20',
          to: '2026-12-27T18:00',
        },
        { title: 'C', timeZone: 'America/New_York', weekly },
        {
          title: 'D',
          timeZone: 'Europe/Berlin',
          from: '2026-10-25T02:30',
          to: '2026-10-25T02:30',
        },
      ],
    });

    expect(problems).toEqual([]);
    expect(plan?.freezeWindows).toEqual([
      {
        title: 'A',
        from: '2026-12-19T23:00:00.000Z',
        to: '2027-01-06T00:00:00.000Z',
      },
      {
        title: 'B',
        timeZone: 'Europe/Berlin',
        from: '2026-12-19T23:00:00.000Z',
        to: '2026-12-27T17:00:00.000Z',
      },
      { title: 'C', timeZone: 'America/New_York', weekly },
      // The hour that comes twice, from its first beginning to its last.
      {
        title: 'D',
        timeZone: 'Europe/Berlin',
        from: '2026-10-25T00:30:00.000Z',
        to: '2026-10-25T01:30:00.000Z',
      },
    ]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'an environment that is no resource',
      { environment: 'component:x' },
      'spec.environment: "component:x" does not refer to a resource',
    ],
    [
      'a wave in which none may be rolled out',
      { waves: [wave({ concurrency: 0 })] },
      'spec.waves[0].concurrency: 0 is out of range; write a number of at least 1',
    ],
    [
      'a negative failure budget',
      { waves: [wave({ failureBudget: -1 })] },
      'spec.waves[0].failureBudget: -1 is out of range; write a number of at least 0',
    ],
    [
      'half an agent at a time',
      { waves: [wave({ concurrency: 1.5 })] },
      'spec.waves[0].concurrency: 1.5 is not whole',
    ],
    [
      'a strategy that is neither written nor built in',
      { waves: [wave({ strategy: 'big-bang' })] },
      'spec.waves[0].strategy: "big-bang" is not a strategy of this plan; write one of blue-green, canary, or add it to spec.strategies',
    ],
    [
      'steps that end before 100',
      strategy({ steps: steps.slice(0, 2) }),
      'spec.strategies.own.steps: weight 10 is where the steps end; add a step with the weight 100',
    ],
    [
      'steps without any weight',
      strategy({ steps: [{ type: 'hold' }] }),
      'spec.strategies.own.steps: weight 0 is where the steps end',
    ],
    [
      'all of the traffic at once',
      strategy({ steps: [{ type: 'weight', weight: 100 }] }),
      'spec.strategies.own.steps[0].weight: 100 comes before any bake on a part of the traffic, so that the release would take over without evidence; add a weight below 100 and a bake before it',
    ],
    [
      'a bake only without traffic, or with all of it',
      strategy({
        steps: [
          { type: 'bake', duration: '24h' },
          { type: 'weight', weight: 50 },
          { type: 'hold' },
          { type: 'weight', weight: 100 },
          { type: 'bake', duration: '24h' },
        ],
      }),
      'spec.strategies.own.steps[3].weight: 100 comes before any bake',
    ],
    [
      'a former release that leaves while it serves',
      strategy({
        steps: [{ type: 'demote', environment: 'staging' }, ...steps],
      }),
      'spec.strategies.own.steps[0]: "demote" comes before all of the traffic is on the candidate; move it behind the weight of 100',
    ],
    [
      'a significance of 0',
      strategy({ judgement: { significance: 0 } }),
      'spec.strategies.own.judgement.significance: 0 would never find a candidate to be worse; write a number above 0 and at most 0.5',
    ],
    [
      'a significance above 0.5',
      strategy({ judgement: { significance: 0.6 } }),
      'spec.strategies.own.judgement.significance: 0.6 is out of range',
    ],
    [
      'a confidence of 1',
      strategy({ judgement: { confidence: 1 } }),
      'spec.strategies.own.judgement.confidence: 1 would never find a limit to be exceeded; write a number of at least 0.5 and below 1',
    ],
    [
      'a bad freshness',
      strategy({ judgement: { freshness: 'soon' } }),
      'spec.strategies.own.judgement.freshness: "soon" is not a duration',
    ],
    [
      'an unknown reaction',
      strategy({ judgement: { reactions: { 'no-data': 'pass' } } }),
      'spec.strategies.own.judgement.reactions.no-data: "pass" is not known; write one of hold, extend, roll-back',
    ],
    [
      'a failure that changes nothing',
      strategy({ judgement: { reactions: { fail: 'extend' } } }),
      'spec.strategies.own.judgement.reactions.fail: "extend" would go on with a candidate that is found to be worse; write hold or roll-back',
    ],
    [
      'an unknown time zone',
      freeze({ timeZone: 'Mars', from: '2026-02-01', to: '2026-02-02' }),
      'spec.freezeWindows[0].timeZone: "Mars" is not a time zone; write its IANA name, such as Europe/Berlin',
    ],
    [
      'an unknown time zone of every week',
      freeze({
        timeZone: '+01:00',
        weekly: { from: 'Fri 16:00', to: 'Mon 08:00' },
      }),
      'spec.freezeWindows[0].timeZone: "+01:00" is not a time zone',
    ],
    [
      'a local time without a zone',
      freeze({ from: '2026-02-01T10:00', to: '2026-02-02' }),
      'spec.freezeWindows[0].from: "2026-02-01T10:00" is not a date',
    ],
    [
      'a day that does not exist',
      freeze({ timeZone: 'UTC', from: '2026-02-30T10:00', to: '2026-03-02' }),
      'spec.freezeWindows[0].from: "2026-02-30T10:00" is not a date',
    ],
    [
      'every week without a zone',
      freeze({ weekly: { from: 'Fri 16:00', to: 'Mon 08:00' } }),
      'spec.freezeWindows[0].timeZone: nothing is missing; add it',
    ],
    [
      'a day of the week that is none',
      freeze({
        timeZone: 'UTC',
        weekly: { from: 'Friday 16:00', to: 'Mon 08:00' },
      }),
      'spec.freezeWindows[0].weekly.from: "Friday 16:00" is not a day and time of the week; write one such as Fri 16:00',
    ],
    [
      'a time of the day that is none',
      freeze({
        timeZone: 'UTC',
        weekly: { from: 'Fri 16:00', to: 'Mon 24:00' },
      }),
      'spec.freezeWindows[0].weekly.to: "Mon 24:00" is not a day and time of the week',
    ],
    [
      'a week that ends as it begins',
      freeze({
        timeZone: 'UTC',
        weekly: { from: 'Fri 16:00', to: 'Fri 16:00' },
      }),
      'spec.freezeWindows[0].weekly.to: "Fri 16:00" is the same as from',
    ],
    [
      'a date and every week',
      freeze({
        timeZone: 'UTC',
        weekly: { from: 'Fri 16:00', to: 'Mon 08:00' },
        from: '2026-02-01',
      }),
      'spec.freezeWindows[0].from: "2026-02-01" stands beside weekly; write either from and to, or weekly',
    ],
  ])('refuses %s', (_, spec, says) => {
    expect(read(spec).problems).toEqual([expect.stringContaining(says)]);
  });
});
