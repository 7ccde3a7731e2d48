import type { KpiDefinition } from '@agent-portal/plugin-agents-common';
import type { KpiMeasureRequest } from '@agent-portal/plugin-agents-node';
import type { ServerConfig } from '../prometheusConfig';

export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const MINUTE = 60_000;

export function createServer(
  overrides: Partial<ServerConfig> = {},
): ServerConfig {
  return {
    name: 'main',
    url: 'http://127.0.0.1:9',
    authentication: { type: 'none' },
    headers: {},
    timeoutMs: 5_000,
    scrapeIntervalMs: 15_000,
    maximumBytes: 1024 * 1024,
    concurrency: 4,
    maximumInstances: 500,
    ...overrides,
  };
}

/** The share of tasks that fail. */
export const FAILURES: KpiDefinition['source'] = {
  type: 'scrape',
  measure: 'ratio',
  numerator: { metric: 'tasks_total', labels: { outcome: 'failed' } },
  denominator: { metric: 'tasks_total' },
};

export function createDefinition(
  overrides: Partial<KpiDefinition> = {},
): KpiDefinition {
  return {
    id: 'error-rate',
    title: 'Error rate',
    category: 'technical',
    unit: 'ratio',
    direction: 'lower',
    target: 0.01,
    window: '5m',
    minimumSamples: 1,
    source: FAILURES,
    ...overrides,
  };
}

/** One KPI of one agent in production, whose series have its name in the label `agent`. */
export function createRequest(
  options: {
    agent?: string;
    selector?: string;
    server?: string;
    definition?: Partial<KpiDefinition>;
    windowMs?: number;
    environments?: KpiMeasureRequest['environments'];
  } = {},
): KpiMeasureRequest {
  const { agent = 'architect', server } = options;
  return {
    agentRef: `component:default/${agent}`,
    definition: createDefinition(options.definition),
    windowMs: options.windowMs ?? 5 * MINUTE,
    environments: options.environments ?? [
      {
        ref: 'resource:default/production',
        prometheusSelector: options.selector ?? `{agent="${agent}"}`,
        ...(server !== undefined && { prometheusServer: server }),
      },
    ],
  };
}
