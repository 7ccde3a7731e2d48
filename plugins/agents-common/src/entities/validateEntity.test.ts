import type { Entity } from '@backstage/catalog-model';
import Ajv from 'ajv';
import fc from 'fast-check';
import { formatEntityIssue } from './EntityIssue';
import { readAgent } from './readAgent';
import { readEnvironment } from './readEnvironment';
import { readKpiSet } from './readKpiSet';
import { readRolloutPlan } from './readRolloutPlan';
import {
  agentComponentSchema,
  alertPolicySchema,
  environmentResourceSchema,
  kpiSetSchema,
  rolloutPlanSchema,
  scorecardSchema,
} from './schemas';
import {
  agentEntity,
  alertPolicyEntity,
  environmentEntity,
  kpi,
  kpiSetEntity,
  planEntity,
  scorecardEntity,
} from './__testUtils__/entities';
import {
  validateAgentEnvironments,
  validateAgentPortalEntity,
  validateEntityLimits,
} from './validateEntity';

const production = {
  stage: 'production',
  order: 3,
  purpose: 'Live system',
  dataClass: 'Real data',
  access: ['End users'],
};

function nested(depth: number): Entity {
  return agentEntity(
    JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  );
}

describe('validateAgentPortalEntity', () => {
  it.each([
    ['agent', agentEntity({}), agentComponentSchema],
    ['environment', environmentEntity(production), environmentResourceSchema],
    ['KPI set', kpiSetEntity([kpi()]), kpiSetSchema],
    ['rollout plan', planEntity(), rolloutPlanSchema],
    ['scorecard', scorecardEntity(), scorecardSchema],
    ['alert policy', alertPolicyEntity(), alertPolicySchema],
  ])(
    'has nothing against a valid %s, nor has its schema',
    (_, entity, schema) => {
      const ajv = new Ajv({ strict: true, allErrors: true });

      expect(validateAgentPortalEntity(entity)).toEqual([]);
      ajv.validate(schema, entity);
      expect(ajv.errors ?? []).toEqual([]);
    },
  );

  it('names field, value and fix of an environment', () => {
    const { environment, issues } = readEnvironment(
      environmentEntity({ ...production, stage: 'moon' }),
    );

    expect(environment).toBeUndefined();
    expect(issues.map(formatEntityIssue)).toEqual([
      'spec.environment.stage: "moon" is not known; write one of development, staging, production',
    ]);
  });

  it('leaves entities of other kinds alone', () => {
    const entity: Entity = {
      ...agentEntity('nonsense'),
      kind: 'API',
    };

    expect(validateAgentPortalEntity(entity)).toEqual([]);
    expect(validateEntityLimits(entity)).toEqual([]);
  });

  it('never throws, whatever the spec', () => {
    const anySpec = fc.jsonValue();
    fc.assert(
      fc.property(anySpec, anySpec, anySpec, (first, second, third) => {
        for (const hostile of [
          agentEntity(JSON.parse(JSON.stringify(first))),
          kpiSetEntity(JSON.parse(JSON.stringify([first, second]))),
          planEntity({
            waves: JSON.parse(JSON.stringify(first)),
            strategies: JSON.parse(JSON.stringify(second)),
            gates: JSON.parse(JSON.stringify(third)),
          }),
          environmentEntity(JSON.parse(JSON.stringify(first))),
        ]) {
          validateAgentPortalEntity(hostile);
          for (const read of [
            readAgent,
            readEnvironment,
            readKpiSet,
            readRolloutPlan,
          ]) {
            expect(Array.isArray(read(hostile).issues)).toBe(true);
          }
        }
      }),
    );
  });

  it.each([{}, { metadata: null }, { metadata: { name: 7 }, spec: [] }])(
    'never throws on %j, which is hardly an entity',
    broken => {
      const entity = Object.assign(agentEntity({}), { spec: null }, broken);

      expect(readAgent(entity).agent).toBeUndefined();
      expect(readAgent(entity).issues.length).toBeGreaterThan(0);
    },
  );

  it('reports a bounded number of issues', () => {
    const instances = Array.from({ length: 5_000 }, () => ({ url: 1 }));

    expect(readAgent(agentEntity({ instances })).issues).toHaveLength(50);
  });
});

describe('validateEntityLimits', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s at any depth of spec',
    key => {
      const entity = agentEntity(
        JSON.parse(`{"instances":[{"health":{"${key}":{"x":1}}}]}`),
      );

      expect(validateEntityLimits(entity).map(({ path }) => path)).toEqual([
        `spec.agent.instances[0].health.${key}`,
      ]);
    },
  );

  it('is not fooled by keys that reach the prototype', () => {
    const entity = agentEntity(
      JSON.parse('{"__proto__":{"kpis":"kpiset:default/other"}}'),
    );

    expect(readAgent(entity).agent?.kpis).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'kpis')).toBe(false);
  });

  it('counts bytes, not characters', () => {
    const entity = agentEntity({});
    entity.metadata.annotations = { note: '€'.repeat(22_000) };

    expect(validateEntityLimits(entity).map(formatEntityIssue)).toEqual([
      expect.stringMatching(
        /^metadata\.annotations\.note: "€+"… \(22000 characters\) is 66000 bytes long; keep an annotation under 65536 bytes/,
      ),
    ]);
  });

  it('accepts an annotation and an entity just within the limits', () => {
    const entity = agentEntity({});
    entity.metadata.annotations = { note: 'x'.repeat(64 * 1024) };

    expect(validateEntityLimits(entity)).toEqual([]);
  });

  it('refuses an entity that is too large as a whole', () => {
    const entity = agentEntity({ family: 'x'.repeat(256 * 1024) });

    expect(validateEntityLimits(entity).map(formatEntityIssue)).toEqual([
      expect.stringMatching(/^entity: \d+ bytes is more than the 262144 bytes/),
    ]);
  });

  it('names the number of checks of a scorecard rather than its size', () => {
    const checks = Array.from({ length: 10_000 }, () => ({
      title: 'x'.repeat(50),
    }));

    expect(
      validateEntityLimits(scorecardEntity({ checks })).map(formatEntityIssue),
    ).toEqual([
      'spec.checks: a list of 10000 items is more than the 500 checks a scorecard may have; split it into several scorecards',
    ]);
  });

  it('limits a scorecard as it does the others', () => {
    const entity = scorecardEntity({ owner: 'x'.repeat(256 * 1024) });

    expect(validateEntityLimits(entity).map(formatEntityIssue)).toEqual([
      expect.stringMatching(/^entity: \d+ bytes is more than the 262144 bytes/),
    ]);
  });

  it.each([100, 100_000])('refuses nesting of %d levels', depth => {
    expect(validateEntityLimits(nested(depth)).map(formatEntityIssue)).toEqual([
      expect.stringContaining('is nested deeper than 32 levels'),
    ]);
  });
});

describe('validateAgentEnvironments', () => {
  it('names the instance whose environment is not known', () => {
    const entity = agentEntity({
      instances: [
        { environment: 'production', url: 'http://a' },
        { environment: 'moon', url: 'http://b' },
      ],
    });

    const issues = validateAgentEnvironments(
      readAgent(entity).agent?.instances ?? [],
      ref => ref === 'resource:default/production',
    );

    expect(issues.map(formatEntityIssue)).toEqual([
      'spec.agent.instances[1].environment: resource:default/moon is not an environment in the catalog; correct the reference, or register a Resource of type environment with that name',
    ]);
  });
});
