import type { KpiDefinition, MetricLabels } from '../entities';
import { listLabelNames } from './metricAliases';

/**
 * The names that a scraped KPI's metrics have on a metrics page, suffixes included; none for a KPI
 * that is not scraped.
 *
 * @public
 */
export function scrapedMetricNames(source: KpiDefinition['source']): string[] {
  if (source.type !== 'scrape') return [];
  switch (source.measure) {
    case 'ratio':
      return [source.numerator.metric, source.denominator.metric];
    case 'mean':
      return [`${source.metric}_sum`, `${source.metric}_count`];
    case 'quantile':
      return [`${source.metric}_bucket`];
    default:
      return [source.metric];
  }
}

/**
 * Whether a series has the labels that a selector asks for. A label that the series does not have
 * counts as empty, as in Prometheus; one that it has by a former name counts as that.
 *
 * @public
 */
export function matchesLabels(
  labels: ReadonlyMap<string, string>,
  conditions: MetricLabels | undefined,
): boolean {
  if (!conditions) return true;
  for (const [label, condition] of Object.entries(conditions)) {
    const value = labels.get(label) ?? byFormerName(labels, label) ?? '';
    const holds =
      typeof condition === 'string'
        ? value === condition
        : value !== condition.not;
    if (!holds) return false;
  }
  return true;
}

function byFormerName(
  labels: ReadonlyMap<string, string>,
  label: string,
): string | undefined {
  for (const name of listLabelNames(label)) {
    const value = labels.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
