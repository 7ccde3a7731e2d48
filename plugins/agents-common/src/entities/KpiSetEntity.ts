import type { Entity } from '@backstage/catalog-model';
import type { AGENT_PORTAL_API_VERSION, KPI_SET_KIND } from './constants';
import type { EnvironmentStage } from './EnvironmentEntity';

/**
 * What a KPI is about.
 *
 * @public
 */
export type KpiCategory = 'technical' | 'business' | 'agent';

/**
 * Which way a KPI is better.
 *
 * @public
 */
export type KpiDirection = 'lower' | 'higher';

/**
 * Chooses the series of a metric. A label given as text must be equal to it; a
 * label given as `{ not: text }` must differ from it. A series without the
 * label counts as having it empty.
 *
 * @public
 */
export type MetricSelector = {
  metric: string;
  labels?: MetricLabels;
};

/**
 * Conditions on the labels of a series; see {@link MetricSelector}.
 *
 * @public
 */
export type MetricLabels = {
  [label: string]: string | { not: string };
};

/**
 * The share of probes that passed over the window.
 *
 * @public
 */
export type HealthKpiSource = {
  type: 'health';
  measure: 'uptime';
};

/**
 * The increase of one set of counters divided by that of another.
 *
 * @public
 */
export type ScrapeRatioKpiSource = {
  type: 'scrape';
  measure: 'ratio';
  numerator: MetricSelector;
  denominator: MetricSelector;
};

/**
 * The mean observation of a histogram or summary: the increase of its sum
 * divided by that of its count.
 *
 * @public
 */
export type ScrapeMeanKpiSource = {
  type: 'scrape';
  measure: 'mean';
  metric: string;
  labels?: MetricLabels;
};

/**
 * A quantile of the observations of a histogram over the window.
 *
 * @public
 */
export type ScrapeQuantileKpiSource = {
  type: 'scrape';
  measure: 'quantile';
  metric: string;
  /** 0 to 1, both excluded. */
  quantile: number;
  labels?: MetricLabels;
};

/**
 * The mean of the readings of a gauge over the window.
 *
 * @public
 */
export type ScrapeGaugeKpiSource = {
  type: 'scrape';
  measure: 'gauge';
  metric: string;
  labels?: MetricLabels;
};

/**
 * Everything that is measured by reading an instance's `/metrics`.
 *
 * @public
 */
export type ScrapeKpiSource =
  | ScrapeRatioKpiSource
  | ScrapeMeanKpiSource
  | ScrapeQuantileKpiSource
  | ScrapeGaugeKpiSource;

/**
 * The `observedValue` of one check in an instance's `/health/business`.
 *
 * @public
 */
export type BusinessKpiSource = {
  type: 'business';
  /** Name of the check, as `component:measurement`. */
  check: string;
};

/**
 * Samples that others push, such as a CI job; figures stated in
 * `spec.agent.samples` are shown beside them.
 *
 * @public
 */
export type PushKpiSource = {
  type: 'push';
};

/**
 * The value of a PromQL query that is answered for each instance, over the series that the
 * instance's selector chooses.
 *
 * @public
 */
export type PrometheusValueKpiSource = {
  type: 'prometheus';
  measure: 'value';
  /**
   * PromQL with one value for each instance. `{{selector}}` stands, between the braces of every
   * metric, for the conditions of the instance's selector, and `{{window}}` for the KPI's window:
   * `avg(queue_length{ {{selector}} })`.
   */
  query: string;
  /** PromQL of the same kind: how many observations the value is made of. Default 1. */
  samples?: string;
};

/**
 * What one PromQL query counts divided by what another one does, such as failures by requests.
 *
 * @public
 */
export type PrometheusRatioKpiSource = {
  type: 'prometheus';
  measure: 'ratio';
  /** PromQL as in {@link PrometheusValueKpiSource}, a count over the window. */
  numerator: string;
  /** PromQL as in {@link PrometheusValueKpiSource}, a count over the window. */
  denominator: string;
};

/**
 * Everything that a Prometheus server is asked by a query of the KPI's own.
 *
 * @public
 */
export type PrometheusKpiSource =
  | PrometheusValueKpiSource
  | PrometheusRatioKpiSource;

/**
 * Where the value of a KPI comes from.
 *
 * @public
 */
export type KpiSource =
  | HealthKpiSource
  | ScrapeKpiSource
  | BusinessKpiSource
  | PushKpiSource
  | PrometheusKpiSource;

/**
 * One KPI: what is measured, how, over how long, and what is good enough.
 *
 * @public
 */
export type KpiDefinition = {
  /** Kebab-case, unique within its set. */
  id: string;
  title: string;
  description?: string;
  category: KpiCategory;
  /** `ratio` (0 to 1), `seconds`, `count`, `score`, `currency`, `tokens` or free text. */
  unit: string;
  /** For a score: the best it can be, such as 5. */
  scale?: number;
  /** Which way is better. */
  direction: KpiDirection;
  /** The target, in the KPI's unit. */
  target: number;
  /** Whether reaching exactly the target is not enough. Default true. */
  strict?: boolean;
  /**
   * Where the at-risk band begins: a value between it and the target meets the
   * target, but only just. It lies on the good side of the target.
   */
  warning?: number;
  /** How far back is measured; see `parseDuration`. */
  window: string;
  /** With fewer samples than this the KPI is unknown. */
  minimumSamples: number;
  /** How old the newest sample may be; absent: a sample does not expire. */
  freshness?: string;
  source: KpiSource;
  /**
   * The stage it is measured in. Absent: production, or where the agent has no
   * instance there, the furthest stage it has one in.
   */
  environment?: EnvironmentStage;
};

/**
 * The `spec` of a `KpiSet`.
 *
 * @public
 */
export type KpiSetSpec = {
  owner: string;
  /** Whether it applies to every agent that names no set of its own. */
  default?: boolean;
  kpis: KpiDefinition[];
};

/**
 * A set of KPI definitions that agents are measured by.
 *
 * @public
 */
export interface KpiSetEntity extends Entity {
  apiVersion: typeof AGENT_PORTAL_API_VERSION;
  kind: typeof KPI_SET_KIND;
  spec: KpiSetSpec;
}
