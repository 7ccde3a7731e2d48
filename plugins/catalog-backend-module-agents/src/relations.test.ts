import type { Entity } from '@backstage/catalog-model';
import { CatalogHarness } from './__testUtils__/CatalogHarness';
import {
  agentEntity,
  alertPolicyEntity,
  environmentEntity,
  instance,
  kpi,
  kpiSetEntity,
  rolloutPlanEntity,
  scorecardEntity,
} from './__testUtils__/fixtures';

// The catalog takes its time, and more of it on a busy machine.
jest.setTimeout(90_000);

const agent = agentEntity({
  name: 'quality-guardian',
  spec: {
    system: 'bmad',
    subcomponentOf: 'suite',
    dependsOn: ['resource:default/event-bus'],
    dependencyOf: ['component:default/portal'],
    providesApis: ['quality-guardian-a2a'],
    consumesApis: ['orchestrator-a2a'],
  },
  agent: {
    kpis: 'agent-production',
    instances: [
      instance(),
      instance({ environment: 'staging', url: 'https://staging.example.com/' }),
    ],
  },
});

const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'portal' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'platform',
    system: 'bmad',
    // No agent, so not ours to judge.
    agent: { instances: 'anything' },
  },
};

const foreignEnvironment: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'foreign' },
  spec: { type: 'environment', owner: 'platform', tier: 'gold' },
};

describe('relations and kinds', () => {
  let catalog: CatalogHarness;

  beforeAll(async () => {
    catalog = await CatalogHarness.start();
    await catalog.ingest([
      agent,
      service,
      foreignEnvironment,
      environmentEntity('production'),
      environmentEntity('staging'),
      kpiSetEntity('agent-production', [kpi()]),
      alertPolicyEntity('production-alerts'),
      scorecardEntity('pre-launch', {
        gates: [{ environment: 'staging', level: 'ready' }],
      }),
      rolloutPlanEntity('plan', {
        system: 'bmad',
        environment: 'production',
        waves: [
          {
            id: '1',
            title: 'First',
            agents: { names: ['quality-guardian', 'not-there-yet'] },
          },
        ],
      }),
    ]);
  });

  afterAll(() => catalog.stop());

  async function relationsOf(ref: string, count: number): Promise<string[]> {
    return catalog.until(`${count} relations of ${ref}`, async () => {
      const relations = (await catalog.entity(ref))?.relations ?? [];
      return (
        relations.length >= count &&
        relations.map(({ type, targetRef }) => `${type} ${targetRef}`).sort()
      );
    });
  }

  it('keeps the relations of a component and adds those of an agent', async () => {
    await expect(
      relationsOf('component:default/quality-guardian', 11),
    ).resolves.toEqual([
      'consumesApi api:default/orchestrator-a2a',
      'dependencyOf component:default/portal',
      'dependsOn resource:default/event-bus',
      'dependsOn resource:default/production',
      'dependsOn resource:default/staging',
      'measuredBy kpiset:default/agent-production',
      'ownedBy group:default/core-agents',
      'partOf component:default/suite',
      'partOf system:default/bmad',
      'providesApi api:default/quality-guardian-a2a',
      'rolledOutBy rolloutplan:default/plan',
    ]);
  });

  it('gives environments, KPI sets and plans the other direction', async () => {
    await expect(
      relationsOf('resource:default/production', 3),
    ).resolves.toEqual([
      'dependencyOf component:default/quality-guardian',
      'dependencyOf rolloutplan:default/plan',
      'ownedBy group:default/platform',
    ]);
    await expect(
      relationsOf('kpiset:default/agent-production', 2),
    ).resolves.toEqual([
      'measures component:default/quality-guardian',
      'ownedBy group:default/platform',
    ]);
    await expect(relationsOf('rolloutplan:default/plan', 5)).resolves.toEqual([
      'dependsOn resource:default/production',
      'ownedBy group:default/platform',
      'partOf system:default/bmad',
      'rollsOut component:default/not-there-yet',
      'rollsOut component:default/quality-guardian',
    ]);
  });

  it('relates a scorecard to its owner and to what its gates stand before', async () => {
    await expect(
      relationsOf('scorecard:default/pre-launch', 2),
    ).resolves.toEqual([
      'dependsOn resource:default/staging',
      'ownedBy group:default/platform',
    ]);
    await expect(relationsOf('resource:default/staging', 3)).resolves.toEqual([
      'dependencyOf component:default/quality-guardian',
      'dependencyOf scorecard:default/pre-launch',
      'ownedBy group:default/platform',
    ]);
  });

  it('relates an alert policy to its owner', async () => {
    await expect(
      relationsOf('alertpolicy:default/production-alerts', 1),
    ).resolves.toEqual(['ownedBy group:default/platform']);
  });

  it('leaves other components and resources as they are', async () => {
    await expect(relationsOf('component:default/portal', 3)).resolves.toEqual([
      'dependsOn component:default/quality-guardian',
      'ownedBy group:default/platform',
      'partOf system:default/bmad',
    ]);
    const entity = await catalog.untilIngested('resource:default/foreign');
    expect(entity.spec).toEqual(foreignEnvironment.spec);
    expect([...catalog.errors]).toEqual([]);
  });

  it('ingests an agent that does not say more than its type', async () => {
    const { agent: _, ...spec } = agentEntity({ name: 'bare' }).spec ?? {};
    await catalog.ingest([
      { ...agentEntity({ name: 'bare' }), spec },
      environmentEntity('production'),
    ]);

    const { relations } = await catalog.untilIngested('component:default/bare');
    expect(relations).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/core-agents' },
    ]);
  });
});
