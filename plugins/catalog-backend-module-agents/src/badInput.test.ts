import type { Entity } from '@backstage/catalog-model';
import { CatalogHarness } from './__testUtils__/CatalogHarness';
import {
  agentEntity,
  alertPolicyEntity,
  alertRule,
  check,
  environmentEntity,
  instance,
  kpi,
  kpiSetEntity,
  rolloutPlanEntity,
  scorecardEntity,
} from './__testUtils__/fixtures';

// The catalog takes its time, and more of it on a busy machine.
jest.setTimeout(90_000);

// Written as JSON, as `__proto__` in an object literal sets the prototype.
const withPrototypeKey: Entity = JSON.parse(
  JSON.stringify(agentEntity({ name: 'prototype-key' })).replace(
    '"family":"core"',
    '"family":"core","__proto__":{"polluted":true}',
  ),
);

const bad: { entity: Entity; says: string[] }[] = [
  {
    entity: agentEntity({ name: 'agent-is-text', agent: 'quality' }),
    says: ['spec.agent: "quality" is not an object'],
  },
  {
    entity: agentEntity({
      name: 'instances-not-a-list',
      agent: { instances: 'production' },
    }),
    says: ['spec.agent.instances: "production" is not a list'],
  },
  {
    entity: agentEntity({
      name: 'url-is-a-number',
      agent: { instances: [instance({ url: 7101 })] },
    }),
    says: ['spec.agent.instances[0].url: 7101 is not a URL'],
  },
  {
    entity: agentEntity({
      name: 'duplicate-instance',
      agent: {
        instances: [
          instance(),
          instance({ environment: 'production', url: 'http://localhost:7102' }),
        ],
      },
    }),
    says: [
      'spec.agent.instances[1].environment: resource:default/production is already used by instances[0]; keep one instance per environment',
    ],
  },
  {
    entity: agentEntity({
      name: 'bad-url',
      agent: { instances: [instance({ url: 'file:///etc/passwd' })] },
    }),
    says: ['spec.agent.instances[0].url: "file:///etc/passwd" uses file:'],
  },
  {
    entity: agentEntity({
      name: 'url-with-password',
      agent: { instances: [instance({ url: 'http://me:hunter2@host/' })] },
    }),
    says: [
      'spec.agent.instances[0].url: "http://***@host" carries credentials',
    ],
  },
  {
    entity: agentEntity({
      name: 'environment-of-wrong-kind',
      agent: { instances: [instance({ environment: 'system:default/x' })] },
    }),
    says: [
      'spec.agent.instances[0].environment: "system:default/x" does not refer to a resource',
    ],
  },
  {
    entity: agentEntity({
      name: 'unknown-field',
      agent: { instnaces: [instance()] },
    }),
    says: [
      'spec.agent.instnaces: a list of 1 item stands in a field that is not known',
    ],
  },
  {
    entity: agentEntity({
      name: 'huge-annotation',
      annotations: { 'example.com/notes': 'x'.repeat(10 * 1024 * 1024) },
    }),
    says: [
      'metadata.annotations["example.com/notes"]: "xxx',
      '(10485760 characters) is 10485760 bytes long',
    ],
  },
  {
    entity: agentEntity({
      name: 'huge-spec',
      agent: { release: { version: 'x'.repeat(300_000) } },
    }),
    says: ['is more than the 262144 bytes an entity may have'],
  },
  {
    entity: withPrototypeKey,
    says: [
      'spec.agent.__proto__: an object with polluted stands under the key __proto__',
    ],
  },
  {
    entity: agentEntity({
      name: 'constructor-key',
      agent: JSON.parse('{"release":{"version":"1","constructor":{"a":1}}}'),
    }),
    says: ['spec.agent.release.constructor: an object with a stands under'],
  },
  {
    entity: kpiSetEntity('duplicate-kpi', [kpi(), kpi()]),
    says: ['spec.kpis[1].id: "uptime" is already used by kpis[0]'],
  },
  {
    entity: kpiSetEntity('warning-on-wrong-side', [kpi({ warning: 0.99 })]),
    says: [
      'spec.kpis[0].warning: 0.99 is not on the good side of the target 0.999',
    ],
  },
  {
    entity: kpiSetEntity('source-lacks-metric', [
      kpi({ source: { type: 'scrape', measure: 'mean' } }),
    ]),
    says: ['spec.kpis[0].source.metric: nothing is missing; add it'],
  },
  {
    entity: rolloutPlanEntity('empty-wave', {
      waves: [{ id: '1', title: 'First', agents: {} }],
    }),
    says: ['spec.waves[0].agents: the wave chooses no agent'],
  },
  {
    entity: rolloutPlanEntity('unknown-strategy', {
      waves: [
        {
          id: '1',
          title: 'One',
          agents: { family: 'x' },
          strategy: 'big-bang',
        },
      ],
    }),
    says: ['spec.waves[0].strategy: "big-bang" is not a strategy of this plan'],
  },
  {
    entity: rolloutPlanEntity('weights-end-early', {
      waves: [{ id: '1', title: 'One', agents: { family: 'x' } }],
      strategies: {
        half: { type: 'canary', steps: [{ type: 'weight', weight: 50 }] },
      },
    }),
    says: ['spec.strategies.half.steps: weight 50 is where the steps end'],
  },
  {
    entity: rolloutPlanEntity('no-concurrency', {
      waves: [
        { id: '1', title: 'One', agents: { family: 'x' }, concurrency: 0 },
      ],
    }),
    says: ['spec.waves[0].concurrency: 0 is out of range'],
  },
  {
    entity: rolloutPlanEntity('unknown-time-zone', {
      waves: [{ id: '1', title: 'One', agents: { family: 'x' } }],
      freezeWindows: [
        {
          title: 'Weekend',
          timeZone: 'Europe/Atlantis',
          weekly: { from: 'Fri 16:00', to: 'Mon 08:00' },
        },
      ],
    }),
    says: [
      'spec.freezeWindows[0].timeZone: "Europe/Atlantis" is not a time zone',
    ],
  },
  {
    entity: scorecardEntity('unknown-fact', {
      checks: [
        check({
          condition: {
            all: [{ fact: 'kpis.coverage', operator: 'equal', value: 1 }],
          },
        }),
      ],
    }),
    says: [
      'spec.checks[0].condition.all[0].fact: "kpis.coverage" is not a fact that the portal knows or this scorecard declares',
    ],
  },
  {
    entity: scorecardEntity('unknown-operator', {
      checks: [
        check({
          condition: { fact: 'phase', operator: 'equals', value: 'staging' },
        }),
      ],
    }),
    says: [
      'spec.checks[0].condition.operator: "equals" is not an operator; write equal',
    ],
  },
  {
    entity: scorecardEntity('duplicate-check', { checks: [check(), check()] }),
    says: ['spec.checks[1].id: "coverage" is already used by checks[0]'],
  },
  {
    entity: scorecardEntity('cyclic-levels', {
      levels: [
        { id: 'ready', title: 'Ready' },
        { id: 'a', title: 'A', after: 'b' },
        { id: 'b', title: 'B', after: 'a' },
      ],
    }),
    says: ['spec.levels[1].after: "b" makes level "a" come after itself'],
  },
  {
    entity: scorecardEntity('many-checks', {
      checks: Array.from({ length: 10_000 }, (_, index) =>
        check({ id: `c${index}` }),
      ),
    }),
    says: [
      'spec.checks: a list of 10000 items is more than the 500 checks a scorecard may have; split it into several scorecards',
    ],
  },
  {
    entity: scorecardEntity('unknown-field-of-condition', {
      checks: [
        check({
          condition: {
            all: [
              { fact: 'phase', operator: 'equal', value: 'staging', pth: '$' },
            ],
          },
        }),
      ],
    }),
    says: [
      'spec.checks[0].condition.all[0].pth: "$" stands in a field that is not known',
    ],
  },
  {
    entity: alertPolicyEntity('policy-without-rules', { rules: [] }),
    says: ['spec.rules: an empty list has no rule'],
  },
  {
    entity: alertPolicyEntity('policy-with-unknown-trigger', {
      rules: [alertRule({ on: { type: 'magic' } })],
    }),
    says: ['spec.rules[0].on.type: "magic" is not known'],
  },
  {
    entity: alertPolicyEntity('policy-with-typing-error', {
      rules: [alertRule({ resolveAftr: '5m' })],
    }),
    says: [
      'spec.rules[0].resolveAftr: "5m" stands in a field that is not known',
    ],
  },
  {
    entity: alertPolicyEntity('policy-that-falls-in-time', {
      escalation: [
        { to: ['owner'], after: 1 },
        { to: ['parent'], after: 0 },
      ],
    }),
    says: ['spec.escalation[1].after: 0 comes before the step above it'],
  },
];

describe('bad input', () => {
  let catalog: CatalogHarness;

  beforeAll(async () => {
    catalog = await CatalogHarness.start();
    await catalog.ingest([
      ...bad.map(({ entity }) => entity),
      agentEntity({ name: 'good' }),
      environmentEntity('production'),
      kpiSetEntity('good', [kpi()]),
      rolloutPlanEntity('good', {}),
      scorecardEntity('good'),
    ]);
  });

  afterAll(() => catalog.stop());

  it.each(bad.map(({ entity, says }) => [entity.metadata.name, says, entity]))(
    'refuses %s, naming field and value',
    async (name, says, { kind }) => {
      const ref = `${kind.toLowerCase()}:default/${name}`;

      const error = await catalog.untilRefused(ref);

      for (const part of says) {
        expect(error).toContain(part);
      }
      expect(error.length).toBeLessThan(2_000);
      await expect(catalog.entity(ref)).resolves.toBeUndefined();
    },
  );

  it('never repeats a password', async () => {
    const error = await catalog.untilRefused(
      'component:default/url-with-password',
    );

    expect(error).not.toContain('hunter2');
  });

  it.each([
    'component:default/good',
    'resource:default/production',
    'kpiset:default/good',
    'rolloutplan:default/good',
    'scorecard:default/good',
  ])('ingests %s beside them', async ref => {
    const entity = await catalog.untilIngested(ref);

    expect(entity.status?.items ?? []).toEqual([]);
    expect(catalog.errors.get(ref)).toBeUndefined();
  });
});
