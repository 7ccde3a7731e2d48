import type { MetricSelector } from '@agent-portal/plugin-agents-common';
import type { InstanceTarget } from '../../catalog/model';
import type { ReleaseMetrics } from '../../kpis/scrape/createScrapePlan';
import type { EvidenceRequest } from '../model';

/** What is counted for a rollout, as somebody would ask a Prometheus server for it. */
export function describeEvidenceQuery(
  request: EvidenceRequest,
  options: { metrics: ReleaseMetrics; target: InstanceTarget },
): string {
  const { metrics, target } = options;
  const { versionLabel, errorLabel, requestMetric } = metrics;
  const place =
    target.metrics.type === 'otlp'
      ? `what ${target.agentRef} in ${target.environmentRef} sent`
      : `${target.url}${
          target.metrics.type === 'scrape' ? target.metrics.path : ''
        }`;
  const since = new Date(request.from).toISOString();
  const releases = [request.candidate, request.stable]
    .filter(version => version !== '')
    .join('|');
  const sum = (selector: MetricSelector, by = versionLabel) =>
    `sum by (${by}) (increase(${selector.metric}{${[
      `${versionLabel}=~"${releases}"`,
      ...Object.entries(selector.labels ?? {}).map(([label, value]) =>
        typeof value === 'string'
          ? `${label}="${value}"`
          : `${label}!="${value.not}"`,
      ),
    ].join(', ')}}))`;
  return [
    sum({ metric: requestMetric }),
    sum({ metric: requestMetric, labels: { [errorLabel]: { not: '' } } }),
    sum(metrics.failedTasks),
    sum(metrics.complaints),
    sum({ metric: `${metrics.latencyMetric}_bucket` }, `${versionLabel}, le`),
    `# of ${place} since ${since}`,
  ].join('\n');
}
