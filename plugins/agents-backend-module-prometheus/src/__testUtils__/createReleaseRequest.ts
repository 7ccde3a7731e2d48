import type { ReleaseEvidenceRequest } from '@agent-portal/plugin-agents-node';
import { MINUTE, NOW } from './factories';

/** A candidate beside a stable release, which the metrics tell apart by the label `version`. */
export function createReleaseRequest(
  overrides: Partial<ReleaseEvidenceRequest> = {},
): ReleaseEvidenceRequest {
  return {
    agentRef: 'component:default/architect',
    environmentRef: 'resource:default/production',
    candidate: '1.5.0',
    stable: '1.4.0',
    weight: 10,
    from: NOW - 5 * MINUTE,
    prometheusSelector: '{agent="architect"}',
    metrics: {
      requestMetric: 'requests_total',
      versionLabel: 'version',
      errorLabel: 'error',
      failedTasks: { metric: 'tasks_total', labels: { outcome: 'failed' } },
      complaints: { metric: 'complaints_total' },
      latencyMetric: 'latency_seconds',
    },
    ...overrides,
  };
}
