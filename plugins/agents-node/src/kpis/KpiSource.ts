import type {
  KpiDefinition,
  KpiMeasurement,
  KpiPoint,
} from '@agent-portal/plugin-agents-common';

/**
 * What is to be measured: one KPI of one agent over one window.
 *
 * @public
 */
export interface KpiMeasureRequest {
  /** Entity reference of the agent. */
  agentRef: string;
  /** The KPI, its source included. */
  definition: KpiDefinition;
  /** Length of the window that ends now, in ms. */
  windowMs: number;
  /**
   * The environments it is measured in, furthest first: the agent's instances of one stage. Empty
   * for a source that does not depend on an environment.
   */
  environments: KpiMeasureEnvironment[];
}

/**
 * An environment in which a KPI is measured.
 *
 * @public
 */
export interface KpiMeasureEnvironment {
  /** Entity reference of the environment. */
  ref: string;
  /** Label selector of the instance's series, where a Prometheus server keeps them. */
  prometheusSelector?: string;
  /** Name of that server, where the instance says which one. */
  prometheusServer?: string;
}

/**
 * The circumstances of a measurement.
 *
 * @public
 */
export interface KpiMeasureOptions {
  /** End of every window, ms since 1970 in UTC. */
  now: number;
  /** Aborted when the result is no longer wanted. */
  signal?: AbortSignal;
}

/**
 * Which course is asked for.
 *
 * @public
 */
export interface KpiCourseOptions {
  /** Start of the first span, ms since 1970 in UTC. */
  since: number;
  /** End of the last one. */
  until: number;
  /** Length of each; a span takes the place of the KPI's window. */
  spanMs: number;
  /** Aborted when the result is no longer wanted. */
  signal?: AbortSignal;
}

/**
 * Measures KPIs of one type of source.
 *
 * A source gets the KPIs of the whole fleet in one call, so that it can ask for many agents at
 * once. It answers for every request even if some could not be measured: those carry a `problem`.
 *
 * @public
 */
export interface KpiSource {
  /**
   * Which KPIs it measures: the `source.type` of their definitions, or `prometheus` also for those
   * of type `scrape` whose instance names a Prometheus selector.
   */
  readonly type: string;

  /**
   * Measures.
   *
   * @returns One measurement per request, in the order of the requests.
   * @throws Only for a fault of its own: every KPI of the call is then unknown, and the scheduled
   * task fails. A server that does not answer is a `problem` of each measurement.
   */
  measure(
    requests: KpiMeasureRequest[],
    options: KpiMeasureOptions,
  ): Promise<KpiMeasurement[]>;

  /**
   * How KPIs went, for charts. A source without it has no points.
   *
   * @returns For each request, in their order, a point per span in which something was measured,
   * oldest first; none of a KPI that cannot be measured.
   * @throws As `measure` does.
   */
  course?(
    requests: KpiMeasureRequest[],
    options: KpiCourseOptions,
  ): Promise<KpiPoint[][]>;
}
