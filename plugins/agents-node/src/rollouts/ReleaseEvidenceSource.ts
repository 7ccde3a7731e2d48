import type {
  MetricSelector,
  MetricsObservation,
} from '@agent-portal/plugin-agents-common';

/**
 * What releases are counted by, as configured in `agents.scrape`.
 *
 * @public
 */
export interface ReleaseMetricNames {
  /** The counter of requests, suffix included. */
  requestMetric: string;
  /** The label that holds the release. */
  versionLabel: string;
  /** The label of the counter of requests that is not empty when one ended in an error. */
  errorLabel: string;
  failedTasks: MetricSelector;
  complaints: MetricSelector;
  /** The histogram of the requests' latency in s, without a suffix. */
  latencyMetric: string;
}

/**
 * A question about two releases of one instance, side by side.
 *
 * @public
 */
export interface ReleaseEvidenceRequest {
  /** Entity reference of the agent. */
  agentRef: string;
  /** Entity reference of the environment. */
  environmentRef: string;
  /** Version of the release that is tried. */
  candidate: string;
  /** Version of the release that it is compared with. */
  stable: string;
  /** Percent of the traffic meant for the candidate; a release without a share need not be counted. */
  weight: number;
  /** Since when is counted, ms since 1970 in UTC. */
  from: number;
  /** Label selector of the instance's series. */
  prometheusSelector: string;
  /** Name of the server that keeps them, where the instance says which one. */
  prometheusServer?: string;
  metrics: ReleaseMetricNames;
}

/**
 * Counts what the releases of instances did whose metrics are not read by the portal itself.
 *
 * @public
 */
export interface ReleaseEvidenceSource {
  /** Whose instances: `prometheus` for those that name a Prometheus selector. */
  readonly type: string;

  /**
   * Counts, all instances in one call.
   *
   * @returns One answer per request, in their order. What is not known is never counted as nothing:
   * a release that has a share of the traffic and is not counted is `no-data`, a server that does
   * not answer a `source-error`.
   * @throws Only for a fault of its own: all rollouts of the call are then held.
   */
  read(
    requests: ReleaseEvidenceRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<MetricsObservation[]>;
}
