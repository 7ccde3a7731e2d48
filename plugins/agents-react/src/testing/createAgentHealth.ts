import {
  type AgentHealth,
  type AgentInstance,
  type HealthBucket,
  type HealthHistory,
  type InstanceHealth,
  worstHealth,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';

/** The health of one instance: passing, measured 8 s ago. @public */
export function createInstanceHealth(
  overrides: Partial<InstanceHealth> = {},
): InstanceHealth {
  return {
    status: 'pass',
    since: fixtureTime(3_600),
    observedAt: fixtureTime(8),
    lastPassAt: fixtureTime(8),
    latencyMs: 42,
    reason: 'All checks pass.',
    release: '1.4.0',
    components: [
      {
        id: 'database:responseTime',
        componentType: 'datastore',
        status: 'pass',
        value: 12,
        unit: 'ms',
        time: fixtureTime(8),
      },
    ],
    ...overrides,
  };
}

/** An agent in one environment: production, passing, read well. @public */
export function createAgentInstance(
  overrides: Partial<AgentInstance> = {},
): AgentInstance {
  return {
    environment: 'resource:default/production',
    environmentTitle: 'Production',
    stage: 'production',
    url: 'https://example-agent.example.com',
    health: createInstanceHealth(),
    releases: [{ version: '1.4.0', requests: 4213, share: 1 }],
    scrape: { ok: true, at: fixtureTime(12), rejected: 0 },
    ...overrides,
  };
}

/** Probes in one minute, so many minutes before the fixtures' time. @public */
export function createHealthBucket(
  minutesAgo: number,
  overrides: Partial<HealthBucket> = {},
): HealthBucket {
  return {
    from: fixtureTime(minutesAgo * 60),
    pass: 4,
    warn: 0,
    fail: 0,
    unknown: 0,
    latencyMs: 40,
    ...overrides,
  };
}

/** An hour of probes, every minute measured and passing. @public */
export function createHealthHistory(
  overrides: Partial<HealthHistory> = {},
): HealthHistory {
  return {
    from: fixtureTime(3_600),
    to: new Date(FIXTURE_NOW).toISOString(),
    bucketMs: 60_000,
    buckets: Array.from({ length: 60 }, (_, index) =>
      createHealthBucket(60 - index),
    ),
    uptime: 1,
    probes: 240,
    measured: 1,
    ...overrides,
  };
}

/** The health of an agent; its verdict is the worst of its instances'. @public */
export function createAgentHealth(
  overrides: Partial<AgentHealth> = {},
): AgentHealth {
  const instances = overrides.instances ?? [
    { ...createAgentInstance(), history: createHealthHistory() },
  ];
  return {
    status: worstHealth(instances.map(instance => instance.health.status)),
    since: fixtureTime(3_600),
    instances,
    transitions: [],
    asOf: new Date(FIXTURE_NOW).toISOString(),
    ...overrides,
  };
}
