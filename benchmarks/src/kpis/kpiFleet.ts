import { DatabaseAgentStore } from '@agent-portal/plugin-agents-backend/src/catalog/DatabaseAgentStore';
import type { Kpi } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { agentRef, ENVIRONMENT, kpiId } from './increases';

/** Saves agents with an instance each in production, and the KPIs that they are measured by. */
export async function saveKpiFleet(
  knex: Knex,
  options: { agents: number; kpis: number; source: 'push' | 'scrape' },
): Promise<void> {
  const store = DatabaseAgentStore.create({ knex });
  const kpis = Array.from({ length: options.kpis }, (_, index) =>
    createKpi(index, options.source),
  );
  await store.savePolicies({
    put: [
      {
        etag: '1',
        kind: 'environment',
        definition: {
          ref: ENVIRONMENT,
          title: 'Production',
          stage: 'production',
          order: 2,
        },
      },
      {
        etag: '1',
        kind: 'kpi-set',
        definition: {
          ref: 'kpiset:default/standard',
          title: 'Standard',
          isDefault: true,
          kpis,
        },
      },
    ],
    remove: [],
  });
  await store.saveAgents({
    put: Array.from({ length: options.agents }, (_, index) =>
      createAgent(index),
    ),
    remove: [],
  });
}

function createKpi(index: number, type: 'push' | 'scrape'): Kpi {
  return {
    id: kpiId(index),
    title: `KPI ${index}`,
    category: 'technical',
    unit: 'ratio',
    direction: 'lower',
    target: 0.03,
    strict: true,
    window: '15m',
    minimumSamples: 20,
    source:
      type === 'push'
        ? { type: 'push' }
        : {
            type: 'scrape',
            measure: 'ratio',
            numerator: { metric: `errors_${index}_total` },
            denominator: { metric: `requests_${index}_total` },
          },
  };
}

function createAgent(index: number) {
  const ref = agentRef(index);
  const name = ref.split('/')[1];
  return {
    etag: '1',
    descriptor: {
      ref,
      kind: 'component',
      namespace: 'default',
      name,
      title: name,
      owner: 'group:default/core',
      lifecycle: 'production',
      labels: {},
      samples: [],
      problems: [],
    },
    instances: [
      {
        agentRef: ref,
        environmentRef: ENVIRONMENT,
        url: `http://${name}.example.com`,
        registeredAt: 0,
        paths: {
          liveness: '/health',
          agents: '/health/agents',
          dependencies: '/health/dependencies',
          business: '/health/business',
        },
        metrics: { type: 'scrape' as const, path: '/metrics' },
      },
    ],
    attributes: [] as Array<[string, string]>,
    entity: { kind: 'Component', metadata: { name }, spec: {} },
  };
}
