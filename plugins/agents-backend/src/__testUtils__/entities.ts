import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** Reference of {@link createProduction}. */
export const PRODUCTION_REF = 'resource:default/production';

/** The environment that is live. */
export function createProduction(): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'production', title: 'Production', etag: '1' },
    spec: {
      type: 'environment',
      owner: 'group:default/core',
      environment: {
        stage: 'production',
        order: 2,
        purpose: 'live',
        dataClass: 'real',
        access: [],
      },
    },
  };
}

/** An agent of the group `core` in production. */
export function createAgentEntity(options: {
  name: string;
  title?: string;
  etag?: string;
  /** Of its instance. */
  url: string;
  /** More about its instance. */
  instance?: JsonObject;
  /** More of `spec.agent`. */
  agent?: JsonObject;
  /** More of `spec`. */
  spec?: JsonObject;
}): Entity {
  const { name, title, etag = '1', url } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, ...(title !== undefined && { title }), etag },
    spec: {
      type: 'ai-agent',
      lifecycle: 'production',
      owner: 'group:default/core',
      ...options.spec,
      agent: {
        ...options.agent,
        instances: [{ environment: PRODUCTION_REF, url, ...options.instance }],
      },
    },
  };
}

/** The KPIs of all agents: a pushed test coverage over 80 %. */
export function createCoverageKpiSet(): Entity {
  return {
    apiVersion: 'agentportal.dev/v1alpha1',
    kind: 'KpiSet',
    metadata: { name: 'standard', etag: '1' },
    spec: {
      owner: 'group:default/core',
      default: true,
      kpis: [
        {
          id: 'test-coverage',
          title: 'Test coverage',
          category: 'technical',
          unit: 'ratio',
          direction: 'higher',
          target: 0.8,
          window: '30d',
          minimumSamples: 1,
          source: { type: 'push' },
        },
      ],
    },
  };
}
