import {
  isAgentEntity,
  isKpiSetEntity,
  isRolloutPlanEntity,
  readAgent,
  readKpiSet,
  readRolloutPlan,
  validateAgentPortalEntity,
} from '@agent-portal/plugin-agents-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { AlphaEntity } from '@backstage/catalog-model/alpha';
import { join } from 'node:path';
import { CatalogHarness } from './__testUtils__/CatalogHarness';
import { root, writtenEntities } from './__testUtils__/writtenEntities';

// The catalog takes its time, and more of it on a busy machine.
jest.setTimeout(90_000);

const written = [
  ...writtenEntities('examples'),
  ...writtenEntities('catalog-info.yaml'),
];

describe('the examples', () => {
  let catalog: CatalogHarness;
  let ingested: Map<string, AlphaEntity>;

  beforeAll(async () => {
    catalog = await CatalogHarness.start({
      locations: [
        'examples/all.yaml',
        'examples/demo/rollout-plan.yaml',
        'catalog-info.yaml',
      ].map(file => ({ type: 'file', target: join(root, file) })),
    });
    ingested = await catalog.until('all entities', async () => {
      const entities = await catalog.entities();
      const byRef = new Map(
        entities.map(entity => [stringifyEntityRef(entity), entity]),
      );
      const isComplete = written.every(entity => {
        const found = byRef.get(stringifyEntityRef(entity));
        return found && (entity.kind === 'Location' || found.relations?.length);
      });
      return isComplete && catalog.errors.size === 0 && byRef;
    });
  });

  afterAll(() => catalog.stop());

  const agents = written.filter(isAgentEntity);

  it('are ingested without any error', async () => {
    await catalog.readEnvironments();

    expect([...catalog.errors]).toEqual([]);
    const withStatus = (await catalog.entities()).filter(
      entity => entity.status?.items?.length,
    );
    expect(withStatus).toEqual([]);
    for (const entity of written) {
      expect(validateAgentPortalEntity(entity)).toEqual([]);
    }
  });

  it('relate only to what is there', () => {
    const dangling = [...ingested].flatMap(([ref, { relations = [] }]) =>
      relations
        .filter(({ targetRef }) => !ingested.has(targetRef))
        .map(({ type, targetRef }) => `${ref} ${type} ${targetRef}`),
    );
    expect(dangling).toEqual([]);
  });

  it('register every agent of both plans', () => {
    const bySystem = (system: string) =>
      agents.filter(agent => agent.spec.system === system);
    expect(bySystem('bmad')).toHaveLength(18);
    expect(bySystem('ai-language-learning')).toHaveLength(4);
    const planned = agents.filter(
      agent => !agent.spec.agent?.instances?.length,
    );
    expect(planned.map(agent => agent.metadata.title).sort()).toEqual([
      'IdeaIncubator',
      'WorkflowAutomator',
    ]);
    const plan = ingested.get('rolloutplan:default/bmad-rollout');
    const rolledOut = plan?.relations?.filter(
      ({ type }) => type === 'rollsOut',
    );
    expect(rolledOut).toHaveLength(16);
  });

  it('roll out, in minutes too, only agents that run in the environment of the plan', () => {
    const plans = written
      .filter(isRolloutPlanEntity)
      .flatMap(entity => readRolloutPlan(entity).plan ?? []);
    expect(plans.map(({ name }) => name).sort()).toEqual([
      'bmad-rollout',
      'demo-rollout',
    ]);
    const demo = plans.find(({ name }) => name === 'demo-rollout');
    for (const { agents: chosen } of demo?.waves ?? []) {
      for (const ref of chosen.names ?? []) {
        expect(ingested.get(ref)?.relations).toContainEqual(
          expect.objectContaining({
            type: 'dependsOn',
            targetRef: demo?.environment,
          }),
        );
      }
    }
  });

  it('give every instance a port of its own', () => {
    const urls = agents.flatMap(agent =>
      (readAgent(agent).agent?.instances ?? []).map(({ url }) => url),
    );
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls) {
      expect(url).toMatch(/^http:\/\/localhost:7[1-4]\d\d$/);
    }
  });

  it('state figures only for KPIs that their set defines', () => {
    const sets = new Map(
      written.filter(isKpiSetEntity).map(entity => {
        const { kpiSet } = readKpiSet(entity);
        return [kpiSet?.entityRef, kpiSet?.kpis.map(({ id }) => id) ?? []];
      }),
    );
    for (const entity of agents) {
      const { agent } = readAgent(entity);
      const ids = sets.get(agent?.kpis ?? 'kpiset:default/agent-production');
      for (const { kpi } of agent?.samples ?? []) {
        expect(ids).toContain(kpi);
      }
    }
  });
});
