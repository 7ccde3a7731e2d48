import type { HealthStatus } from '@agent-portal/plugin-agents-common';
import type {
  HealthTarget,
  TargetObservation,
} from '@agent-portal/plugin-agents-node';

/** 2025-01-27 12:00 UTC, the start of an hour. */
export const NOON = Date.parse('2025-01-27T12:00:00Z');

/** An instance of the agent `a<n>` in production, or in another environment. */
export function target(
  name: string | number,
  change: Partial<HealthTarget> = {},
): HealthTarget {
  return {
    agentRef: `component:default/a${name}`,
    environmentRef: 'resource:default/production',
    url: 'http://localhost:1',
    paths: {
      liveness: '/health',
      agents: '/health/agents',
      dependencies: '/health/dependencies',
      business: '/health/business',
    },
    ...change,
  };
}

/** What a probe of an instance found. */
export function observed(
  of: HealthTarget,
  status: HealthStatus,
  change: Partial<TargetObservation> = {},
): TargetObservation {
  return {
    target: of,
    status,
    at: NOON,
    alive: status === 'pass' || status === 'warn',
    reason: `Reports ${status}`,
    cause: status,
    components: [],
    ...change,
  };
}
