import type { Kpi } from '@agent-portal/plugin-agents-common';

/** The share of requests that end in an error, to be below 1 %. */
export function createKpi(overrides: Partial<Kpi> = {}): Kpi {
  return {
    id: 'error-rate',
    title: 'Error rate',
    category: 'technical',
    unit: 'ratio',
    direction: 'lower',
    target: 0.01,
    strict: true,
    window: '5m',
    minimumSamples: 1,
    source: {
      type: 'scrape',
      measure: 'ratio',
      numerator: { metric: 'requests_total', labels: { error: { not: '' } } },
      denominator: { metric: 'requests_total' },
    },
    ...overrides,
  };
}

/** The mean of a histogram. */
export const MEAN = createKpi({
  id: 'response-time',
  title: 'Response time',
  unit: 'seconds',
  target: 2,
  source: { type: 'scrape', measure: 'mean', metric: 'duration_seconds' },
});

/** A quantile of the same histogram. */
export const QUANTILE = createKpi({
  id: 'performance',
  title: 'Performance',
  unit: 'seconds',
  target: 3,
  source: {
    type: 'scrape',
    measure: 'quantile',
    metric: 'duration_seconds',
    quantile: 0.5,
  },
});

/** The mean of a gauge. */
export const GAUGE = createKpi({
  id: 'utilization',
  title: 'Utilization',
  target: 0.8,
  source: { type: 'scrape', measure: 'gauge', metric: 'busy_ratio' },
});

/** A business figure. */
export const BUSINESS = createKpi({
  id: 'adoption',
  title: 'Adoption',
  category: 'business',
  direction: 'higher',
  target: 0.8,
  source: { type: 'business', check: 'users:adoption' },
});

/** What jobs push. */
export const COVERAGE = createKpi({
  id: 'test-coverage',
  title: 'Test coverage',
  direction: 'higher',
  target: 0.8,
  window: '90d',
  source: { type: 'push' },
});

/** The share of probes that passed. */
export const UPTIME = createKpi({
  id: 'uptime',
  title: 'Uptime',
  direction: 'higher',
  target: 0.99,
  window: '1h',
  source: { type: 'health', measure: 'uptime' },
});
