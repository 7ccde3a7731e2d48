import type { MetricLabels, MetricSelector } from '../entities';
import {
  type AliasedMetric,
  COUNTER_FAMILIES,
  HISTOGRAM_FAMILIES,
  LABEL_ALIASES,
} from './metricFamilies';

/**
 * One generation of names of a metric: series that are added up to what the metric means.
 *
 * @public
 */
export type MetricGeneration = {
  /** Names with suffixes, as on a metrics page. All of them together are one generation. */
  selectors: MetricSelector[];
  /**
   * What shows that the generation is there: series with these names and labels, whatever the
   * other labels that a KPI asks for.
   */
  marks: MetricSelector[];
};

const HISTOGRAM_SUFFIXES = ['_bucket', '_sum', '_count'];
const TOKEN_TYPE = 'gen_ai_token_type';

/**
 * The names that a series may go by, the newest generation first: those of the OpenTelemetry GenAI
 * conventions with their older ones, each as exporters of Prometheus spell it, with the unit and
 * without. Of several generations that are there at the same time the first counts and the others
 * do not: they count the same things once more.
 *
 * @param selector - A series as it is named on a metrics page, suffixes included.
 * @returns At least one generation; a metric that has no other name is alone.
 * @public
 */
export function listMetricGenerations(
  selector: MetricSelector,
): MetricGeneration[] {
  const { metric, labels } = selector;
  const counters = findGenerations(COUNTER_FAMILIES, selector);
  if (counters) return counters;
  const suffix = HISTOGRAM_SUFFIXES.find(one => metric.endsWith(one));
  if (suffix) {
    const base = metric.slice(0, -suffix.length);
    const found = findGenerations(HISTOGRAM_FAMILIES, { metric: base, labels });
    if (found) return found.map(one => withSuffix(one, suffix));
  }
  return [{ selectors: [selector], marks: [{ metric }] }];
}

/**
 * The names that a label may have, the newest first; of labels that never had another name, that
 * one.
 *
 * @public
 */
export function listLabelNames(label: string): readonly string[] {
  return LABEL_ALIASES.find(names => names.includes(label)) ?? [label];
}

function findGenerations(
  families: ReadonlyArray<ReadonlyArray<readonly AliasedMetric[]>>,
  selector: MetricSelector,
): MetricGeneration[] | undefined {
  const members = families
    .map(family => ({ family, member: memberOf(family, selector) }))
    .filter(one => one.member !== undefined);
  const exact = members.find(({ member }) => member?.isWhole) ?? members[0];
  if (!exact?.member) return undefined;
  const { rest } = exact.member;
  return exact.family.flatMap(generation => toGenerations(generation, rest));
}

/** Whether a selector means what a family does, and what it asks for beyond that. */
function memberOf(
  family: ReadonlyArray<readonly AliasedMetric[]>,
  { metric, labels = {} }: MetricSelector,
): { rest: MetricLabels; isWhole: boolean } | undefined {
  for (const generation of family) {
    for (const one of generation) {
      if (!one.names.includes(metric) || generation.length > 1) continue;
      const own = Object.entries(one.labels ?? {});
      if (!own.every(([label, value]) => labels[label] === value)) continue;
      const rest = { ...labels };
      for (const [label] of own) delete rest[label];
      // What tells input from output has no counterpart in the other generations.
      if (rest[TOKEN_TYPE] !== undefined) continue;
      return { rest, isWhole: own.length > 0 };
    }
  }
  return undefined;
}

/** One generation per spelling: a page that has two counts the same things twice. */
function toGenerations(
  generation: readonly AliasedMetric[],
  rest: MetricLabels,
): MetricGeneration[] {
  return generation[0].names.map((_, spelling) => {
    const selectors: MetricSelector[] = [];
    const marks: MetricSelector[] = [];
    for (const { names, labels } of generation) {
      const metric = names[spelling];
      const all = { ...labels, ...rest };
      selectors.push({
        metric,
        ...(Object.keys(all).length > 0 && { labels: all }),
      });
      marks.push({ metric, ...(labels && { labels: { ...labels } }) });
    }
    return { selectors, marks };
  });
}

function withSuffix(
  generation: MetricGeneration,
  suffix: string,
): MetricGeneration {
  const add = (one: MetricSelector) => ({
    ...one,
    metric: `${one.metric}${suffix}`,
  });
  return {
    selectors: generation.selectors.map(add),
    marks: generation.marks.map(add),
  };
}
