import {
  type KpiDefinition,
  type MetricLabels,
  type MetricSelector,
  scrapedMetricNames,
} from '@agent-portal/plugin-agents-common';
import { type GenerationMark, listSeries } from './generations';
import { PROCESS_METRICS } from './traceProcesses';

/** What is counted of a release. */
export type ReleaseMeasure =
  | 'requests'
  | 'failedTasks'
  | 'complaints'
  | 'latency';

/** How what releases do is read from a page. */
export interface ReleaseMetrics {
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

/** What a series contributes to: a side of a KPI, or what a release did. */
export type SeriesRole =
  | {
      type: 'total' | 'count' | 'bucket' | 'gauge';
      kpiId: string;
      labels?: MetricLabels;
      /** Ids of marks: with any of them there, a newer generation of names counts instead. */
      newer?: string[];
    }
  | {
      type: 'release';
      measure: ReleaseMeasure;
      labels?: MetricLabels;
      newer?: string[];
    };

/** What is wanted of an instance's pages. */
export interface ScrapePlan {
  /** By name of the metric. */
  roles: Map<string, SeriesRole[]>;
  /** What shows which generations of names are there, by name of the metric. */
  marks: Map<string, GenerationMark[]>;
  /** Whether the instance sends its metrics, rather than having them read. */
  isSent: boolean;
  wanted: ReadonlySet<string>;
  /** Ids of KPIs by name of the check. */
  checks: Map<string, string[]>;
  /** Fingerprints of how each KPI is measured, by id. */
  fingerprints: Map<string, string>;
  /** The label that holds the release. */
  versionLabel: string;
  /** The label of the counter of requests that is not empty when one ended in an error. */
  errorLabel: string;
}

/** Compiles what KPIs want of an instance's pages. */
export function createScrapePlan(
  kpis: KpiDefinition[],
  options: {
    releases: ReleaseMetrics;
    /** Whether the instance's metrics are kept here, rather than by a Prometheus server. */
    readsMetrics: boolean;
    /** Whether the instance sends them. */
    isSent?: boolean;
  },
): ScrapePlan {
  const roles = new Map<string, SeriesRole[]>();
  const checks = new Map<string, string[]>();
  const fingerprints = new Map<string, string>();
  const marks = new Map<string, GenerationMark[]>();
  const addMark = (mark: GenerationMark) => {
    const known = marks.get(mark.metric) ?? [];
    if (known.some(({ id }) => id === mark.id)) return;
    marks.set(mark.metric, [...known, mark]);
  };
  const addRole = (metric: string, role: SeriesRole) => {
    const series = listSeries({ metric, labels: role.labels }, addMark);
    for (const { metric: name, labels, newer } of series) {
      const others = roles.get(name) ?? [];
      roles.set(name, [
        ...others,
        { ...role, labels, ...(newer.length > 0 && { newer }) },
      ]);
    }
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
  const { releases } = options;
  if (options.readsMetrics) addReleaseRoles(releases, addRole);
  return {
    roles,
    marks,
    isSent: options.isSent ?? false,
    wanted: new Set([
      ...roles.keys(),
      ...marks.keys(),
      ...(options.readsMetrics ? PROCESS_METRICS : []),
    ]),
    checks,
    fingerprints,
    versionLabel: releases.versionLabel,
    errorLabel: releases.errorLabel,
  };
}

function addReleaseRoles(
  releases: ReleaseMetrics,
  add: (metric: string, role: SeriesRole) => void,
): void {
  const { requestMetric, latencyMetric, failedTasks, complaints } = releases;
  add(requestMetric, { type: 'release', measure: 'requests' });
  add(`${latencyMetric}_bucket`, { type: 'release', measure: 'latency' });
  add(failedTasks.metric, {
    type: 'release',
    measure: 'failedTasks',
    labels: failedTasks.labels,
  });
  add(complaints.metric, {
    type: 'release',
    measure: 'complaints',
    labels: complaints.labels,
  });
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
