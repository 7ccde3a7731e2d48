import type { Entity } from '@backstage/catalog-model';
import { NOW } from '../__testUtils__/factories';
import { toStoredAgent } from './toStoredAgent';

function createEntity(kpis: string | number | undefined): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'architect' },
    spec: {
      type: 'ai-agent',
      lifecycle: 'production',
      owner: 'group:default/core-agents',
      agent: { ...(kpis !== undefined && { kpis }) },
    },
  };
}

describe('toStoredAgent', () => {
  it('reads the KpiSet that the agent names, or none', () => {
    const kpiSetOf = (kpis: string | undefined) =>
      toStoredAgent(createEntity(kpis), NOW).descriptor.kpiSet;
    expect(kpiSetOf('own')).toBe('kpiset:default/own');
    expect(kpiSetOf(undefined)).toBeUndefined();
  });

  it('does not pass an agent whose KpiSet cannot be read for one that names none', () => {
    const { descriptor } = toStoredAgent(createEntity(42), NOW);
    expect(descriptor.kpiSet).toBe('42');
    expect(descriptor.problems).toMatchObject([{ path: 'spec.agent.kpis' }]);
  });

  it('keeps what shifts the traffic of an instance, and none where the entity names none', () => {
    const entity = createEntity(undefined);
    entity.spec!.agent = {
      instances: [
        {
          environment: 'production',
          url: 'http://localhost:7101',
          rollout: { driver: 'argo-rollouts', namespace: 'bmad', name: 'a' },
        },
        { environment: 'staging', url: 'http://localhost:7201' },
      ],
    };
    const [production, staging] = toStoredAgent(entity, NOW).instances;
    expect(production.rollout).toEqual({
      driver: 'argo-rollouts',
      settings: { namespace: 'bmad', name: 'a' },
    });
    expect(staging.rollout).toBeUndefined();
  });
});
