import type { StoredAgent, StoredPolicy } from '../catalog/AgentStore';
import type { AgentDescriptor, InstanceTarget } from '../catalog/model';
import type { FleetRecord } from '../fleet/model';

/** The time at which the tests' world stands still. */
export const NOW = Date.parse('2026-03-01T12:00:00Z');

/** An agent as the catalog describes it. */
export function createDescriptor(
  overrides: Partial<AgentDescriptor> = {},
): AgentDescriptor {
  const name = overrides.name ?? 'architect';
  return {
    ref: `component:default/${name}`,
    kind: 'component',
    namespace: 'default',
    name,
    title: name,
    owner: 'group:default/core-agents',
    lifecycle: 'production',
    labels: {},
    samples: [],
    problems: [],
    ...overrides,
  };
}

/** An instance in production. */
export function createTarget(
  overrides: Partial<InstanceTarget> = {},
): InstanceTarget {
  return {
    agentRef: 'component:default/architect',
    environmentRef: 'resource:default/production',
    url: 'http://localhost:7101',
    registeredAt: NOW,
    paths: {
      liveness: '/health',
      agents: '/health/agents',
      dependencies: '/health/dependencies',
      business: '/health/business',
    },
    metrics: { type: 'scrape', path: '/metrics' },
    ...overrides,
  };
}

/** An agent with one instance in production. */
export function createStoredAgent(
  overrides: Partial<AgentDescriptor> = {},
  extra: Partial<Omit<StoredAgent, 'descriptor'>> = {},
): StoredAgent {
  const descriptor = createDescriptor(overrides);
  return {
    etag: `etag-of-${descriptor.name}`,
    descriptor,
    instances: [createTarget({ agentRef: descriptor.ref })],
    attributes: [
      ['kind', 'component'],
      ['relations.ownedby', descriptor.owner],
    ],
    entity: {
      kind: 'Component',
      metadata: { name: descriptor.name, title: descriptor.title },
      spec: { owner: descriptor.owner },
    },
    ...extra,
  };
}

/** The environment that instances are in unless told otherwise. */
export const PRODUCTION: StoredPolicy = {
  etag: 'e1',
  kind: 'environment',
  definition: {
    ref: 'resource:default/production',
    title: 'Production',
    stage: 'production',
    order: 2,
  },
};

/** A healthy agent in production. */
export function createRecord(
  overrides: Partial<FleetRecord['row']> = {},
  waveRank?: number,
): FleetRecord {
  const name = overrides.name ?? 'architect';
  const since = new Date(NOW - 3_600_000).toISOString();
  const row: FleetRecord['row'] = {
    ref: `component:default/${name}`,
    name,
    title: name,
    owner: 'group:default/core-agents',
    environments: ['resource:default/production'],
    phase: 'production',
    phaseSince: since,
    health: 'pass',
    healthSince: since,
    kpi: 'met',
    kpis: { met: 3, atRisk: 0, notMet: 0, unknown: 0 },
    alerts: { open: 0, unacknowledged: 0 },
    problems: 0,
    changedAt: since,
    ...overrides,
  };
  return {
    row,
    waveRank,
    phase: {
      phase: row.phase,
      since: row.phaseSince,
      reasons: [{ code: 'answers', text: 'It answers in Production.' }],
    },
  };
}
