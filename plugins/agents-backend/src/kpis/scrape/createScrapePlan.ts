import {
  type KpiDefinition,
  type MetricLabels,
  scrapedMetricNames,
} from '@agent-portal/plugin-agents-common';

/** What a series contributes to: a side of a KPI, or the share of a release. */
export type SeriesRole =
  | {
      type: 'total' | 'count' | 'bucket' | 'gauge';
      kpiId: string;
      labels?: MetricLabels;
    }
  | { type: 'release' };

/** What is wanted of an instance's pages. */
export interface ScrapePlan {
  /** By name of the metric. */
  roles: Map<string, SeriesRole[]>;
  wanted: ReadonlySet<string>;
  /** Ids of KPIs by name of the check. */
  checks: Map<string, string[]>;
  /** Fingerprints of how each KPI is measured, by id. */
  fingerprints: Map<string, string>;
  /** The label that holds the release. */
  versionLabel: string;
}

/** Compiles what KPIs want of an instance's pages. */
export function createScrapePlan(
  kpis: KpiDefinition[],
  options: {
    requestMetric: string;
    versionLabel: string;
    /** Whether the instance's metrics are read here, rather than by a Prometheus server. */
    readsMetrics: boolean;
  },
): ScrapePlan {
  const roles = new Map<string, SeriesRole[]>();
  const checks = new Map<string, string[]>();
  const fingerprints = new Map<string, string>();
  const addRole = (metric: string, role: SeriesRole) => {
    roles.set(metric, [...(roles.get(metric) ?? []), role]);
  };

  for (const { id, source } of kpis) {
    if (source.type === 'business') {
      checks.set(source.check, [...(checks.get(source.check) ?? []), id]);
      fingerprints.set(id, JSON.stringify(source));
    } else if (source.type === 'scrape' && options.readsMetrics) {
      addKpiRoles(id, source, addRole);
      fingerprints.set(id, JSON.stringify(source));
    }
  }
  if (options.readsMetrics) addRole(options.requestMetric, { type: 'release' });
  return {
    roles,
    wanted: new Set(roles.keys()),
    checks,
    fingerprints,
    versionLabel: options.versionLabel,
  };
}

function addKpiRoles(
  kpiId: string,
  source: KpiDefinition['source'] & { type: 'scrape' },
  add: (metric: string, role: SeriesRole) => void,
): void {
  const [first, second] = scrapedMetricNames(source);
  switch (source.measure) {
    case 'ratio':
      add(first, { type: 'total', kpiId, labels: source.numerator.labels });
      add(second, { type: 'count', kpiId, labels: source.denominator.labels });
      break;
    case 'mean':
      add(first, { type: 'total', kpiId, labels: source.labels });
      add(second, { type: 'count', kpiId, labels: source.labels });
      break;
    case 'quantile':
      add(first, { type: 'bucket', kpiId, labels: source.labels });
      break;
    default:
      add(first, { type: 'gauge', kpiId, labels: source.labels });
  }
}
