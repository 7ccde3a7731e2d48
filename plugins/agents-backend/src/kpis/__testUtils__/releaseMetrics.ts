import type { ReleaseMetrics } from '../scrape/createScrapePlan';

/** How the pages of tests tell what releases do. */
export const RELEASE_METRICS: ReleaseMetrics = {
  requestMetric: 'requests_total',
  versionLabel: 'version',
  errorLabel: 'error',
  failedTasks: { metric: 'tasks_total', labels: { outcome: 'failed' } },
  complaints: { metric: 'complaints_total' },
  latencyMetric: 'latency_seconds',
};
