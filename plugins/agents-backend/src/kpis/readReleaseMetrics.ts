import type { MetricSelector } from '@agent-portal/plugin-agents-common';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ReleaseMetrics } from './scrape/createScrapePlan';

/**
 * Reads from `agents.scrape` how what releases do is told apart. The defaults are what generated
 * services and the demo fleet emit.
 *
 * @throws InputError naming the key and the value.
 */
export function readReleaseMetrics(
  section: Config | undefined,
): ReleaseMetrics {
  return {
    requestMetric:
      section?.getOptionalString('requestMetric') ??
      'gen_ai_invoke_agent_duration_seconds_count',
    versionLabel:
      section?.getOptionalString('versionLabel') ?? 'service_version',
    errorLabel: section?.getOptionalString('errorLabel') ?? 'error_type',
    failedTasks: readSelector(section, 'failedTasks', {
      metric: 'agent_tasks_total',
      labels: { outcome: 'failed' },
    }),
    complaints: readSelector(section, 'complaints', {
      metric: 'agent_complaints_total',
    }),
    latencyMetric:
      section?.getOptionalString('latencyMetric') ??
      'gen_ai_invoke_agent_duration_seconds',
  };
}

function readSelector(
  section: Config | undefined,
  key: string,
  standard: MetricSelector,
): MetricSelector {
  const selector = section?.getOptionalConfig(key);
  if (!selector) return standard;
  const labels = selector.getOptionalConfig('labels');
  const names = labels?.keys() ?? [];
  return {
    metric: selector.getString('metric'),
    ...(labels && {
      labels: Object.fromEntries(
        names.map(name => [name, readLabel(labels, name, key)]),
      ),
    }),
  };
}

function readLabel(labels: Config, name: string, key: string): string {
  const value = labels.getOptional(name);
  if (typeof value !== 'string') {
    throw new InputError(
      `agents.scrape.${key}.labels.${name} is ${JSON.stringify(
        value,
      )}; it must be text, the value that the label has to have`,
    );
  }
  return value;
}
