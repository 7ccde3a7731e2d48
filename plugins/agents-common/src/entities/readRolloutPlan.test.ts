import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { formatEntityIssue } from './EntityIssue';
import { readRolloutPlan } from './readRolloutPlan';
import { planEntity, wave } from './__testUtils__/entities';

const steps = [
  { type: 'smoke-test' },
  { type: 'weight', weight: 10 },
  { type: 'bake', duration: '24h' },
  { type: 'weight', weight: 100 },
  { type: 'demote', environment: 'staging' },
];

function problems(spec: JsonObject): string[] {
  return readRolloutPlan(planEntity(spec)).issues.map(formatEntityIssue);
}

describe('readRolloutPlan', () => {
  it('completes references and fills in what is absent', () => {
    const { plan, issues } = readRolloutPlan(
      planEntity({
        system: 'bmad',
        waves: [
          wave({ strategy: 'blue-green' }),
          wave({ id: '2.2', dependsOn: ['2.1'] }),
        ],
        strategies: { 'blue-green': { type: 'blue-green', steps } },
        gates: [
          {
            id: 'approval',
            title: 'Approval',
            type: 'approval',
            approvers: ['leads'],
          },
        ],
        freezeWindows: [
          {
            title: 'Holidays',
            from: '2026-12-20T00:00:00+01:00',
            to: '2027-01-06',
          },
        ],
      }),
    );

    expect(issues).toEqual([]);
    expect(plan).toMatchObject({
      entityRef: 'rolloutplan:default/spring',
      system: 'system:default/bmad',
      waves: [
        {
          id: '2.1',
          agents: { names: ['component:default/quality-guardian'] },
          strategy: 'blue-green',
          dependsOn: [],
        },
        { id: '2.2', dependsOn: ['2.1'] },
      ],
      gates: [{ approvers: ['group:default/leads'] }],
      freezeWindows: [{ from: '2026-12-19T23:00:00.000Z' }],
    });
    expect(plan?.strategies['blue-green'].steps.at(-1)).toEqual({
      type: 'demote',
      environment: 'resource:default/staging',
    });
  });

  it.each<[string, JsonObject, string]>([
    ['no wave', { waves: [] }, 'spec.waves: an empty list holds no wave'],
    [
      'an empty wave',
      { waves: [wave({ agents: { names: [] } })] },
      'spec.waves[0].agents: the wave chooses no agent',
    ],
    [
      'a wave id used twice',
      { waves: [wave(), wave()] },
      'spec.waves[1].id: "2.1" is already used by waves[0]',
    ],
    [
      'an unknown dependency',
      { waves: [wave({ dependsOn: ['0'] })] },
      'spec.waves[0].dependsOn[0]: "0" is not a wave of this plan',
    ],
    [
      'a wave that waits for itself',
      { waves: [wave({ dependsOn: ['2.1'] })] },
      'spec.waves[0].dependsOn[0]: "2.1" makes wave "2.1" wait for itself',
    ],
    [
      'a circle of waves',
      {
        waves: [
          wave({ id: 'a', dependsOn: ['b'] }),
          wave({ id: 'b', dependsOn: ['c'] }),
          wave({ id: 'c', dependsOn: ['a'] }),
        ],
      },
      'spec.waves[2].dependsOn[0]: "a" makes wave "c" wait for itself',
    ],
    [
      'an unknown strategy',
      { waves: [wave({ strategy: 'constructor' })] },
      'spec.waves[0].strategy: "constructor" is not a strategy of this plan',
    ],
    [
      'weights that fall',
      {
        strategies: {
          canary: {
            type: 'canary',
            steps: [
              { type: 'weight', weight: 50 },
              { type: 'weight', weight: 10 },
            ],
          },
        },
      },
      'spec.strategies.canary.steps[1].weight: 10 is less than the 50 of a step before',
    ],
    [
      'a weight above 100',
      {
        strategies: {
          canary: { type: 'canary', steps: [{ type: 'weight', weight: 101 }] },
        },
      },
      'spec.strategies.canary.steps[0].weight: 101 is out of range',
    ],
    [
      'a bad duration',
      {
        strategies: {
          canary: { type: 'canary', steps: [{ type: 'bake', duration: '1y' }] },
        },
      },
      'spec.strategies.canary.steps[0].duration: "1y" is not a duration',
    ],
    [
      'a rollback criterion without limit',
      {
        strategies: {
          canary: {
            type: 'canary',
            steps,
            rollback: [{ type: 'kpi', kpi: 'error-rate' }],
          },
        },
      },
      'spec.strategies.canary.rollback[0]: "error-rate" has no limit',
    ],
    [
      'a gate before an unknown wave',
      { gates: [{ id: 'g', title: 'G', type: 'health', waves: ['9'] }] },
      'spec.gates[0].waves[0]: "9" is not a wave of this plan',
    ],
    [
      'a freeze window that ends before it begins',
      {
        freezeWindows: [{ title: 'F', from: '2026-02-01', to: '2026-01-01' }],
      },
      'spec.freezeWindows[0].to: "2026-01-01T00:00:00.000Z" is not after',
    ],
  ])('refuses %s', (_, spec, says) => {
    expect(problems(spec)).toEqual([expect.stringContaining(says)]);
  });

  it('leaves dependencies by which the waves can always be put in order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const waves = fc.tuple(
      ...ids.map(id =>
        fc
          .subarray([...ids, 'unknown'])
          .map(dependsOn => wave({ id, dependsOn })),
      ),
    );
    fc.assert(
      fc.property(waves, chosen => {
        const { plan } = readRolloutPlan(planEntity({ waves: chosen }));
        const started = new Set<string>();
        const all = plan?.waves ?? [];
        for (let round = 0; round < all.length; round++) {
          for (const { id, dependsOn } of all) {
            if (dependsOn.every(dependency => started.has(dependency))) {
              started.add(id);
            }
          }
        }
        expect([...started].sort()).toEqual(ids);
      }),
    );
  });

  it('orders a chain of thousands of waves without running out of stack', () => {
    const waves = Array.from({ length: 20_000 }, (_, index) =>
      wave({
        id: `w${index}`,
        ...(index > 0 && { dependsOn: [`w${index - 1}`] }),
      }),
    ).reverse();

    const { plan } = readRolloutPlan(planEntity({ waves }));

    expect(plan?.waves).toHaveLength(20_000);
  });
});
