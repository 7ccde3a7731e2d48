import {
  listMetricGenerations,
  type MetricSelector,
  type ScrapeKpiSource,
} from '@agent-portal/plugin-agents-common';
import { toMatchers, writeSelector } from '../promql/writeMatchers';
import { aggregate, type Part, type PartContext, type Role } from './Part';

/** How one metric's series become a figure over the window. */
type OverTime = 'increase' | 'sum_over_time' | 'count_over_time';

/** The parts that a KPI of type `scrape` is made of, with those that say when it was seen last. */
export function scrapeParts(source: ScrapeKpiSource): Part[] {
  const { labels } = 'labels' in source ? source : { labels: undefined };
  const of = (metric: string): MetricSelector => ({
    metric,
    ...(labels && { labels }),
  });
  switch (source.measure) {
    case 'ratio':
      return [
        ...figure('total', source.numerator, 'increase'),
        ...figure('count', source.denominator, 'increase'),
        newest(source.denominator),
      ];
    case 'mean':
      return [
        ...figure('total', of(`${source.metric}_sum`), 'increase'),
        ...figure('count', of(`${source.metric}_count`), 'increase'),
        newest(of(`${source.metric}_count`)),
      ];
    case 'quantile':
      return [
        ...figure('bucket', of(`${source.metric}_bucket`), 'increase'),
        newest(of(`${source.metric}_bucket`)),
      ];
    default:
      return [
        ...figure('total', of(source.metric), 'sum_over_time'),
        ...figure('count', of(source.metric), 'count_over_time'),
        newest(of(source.metric)),
      ];
  }
}

/** A figure under every name that its metric may have. */
export function figure(
  role: Role,
  selector: MetricSelector,
  overTime: OverTime,
): Part[] {
  const generations = listMetricGenerations(selector);
  const extra = role === 'bucket' ? ['le'] : [];
  return generations.flatMap(({ selectors, marks }, generation) => [
    ...selectors.map(
      (one): Part => ({
        role,
        generation,
        write: context =>
          aggregate(
            'sum',
            [...context.labels, ...extra],
            `${overTime}(${seriesOf(one, context)}[${context.windowMs}ms])`,
          ),
      }),
    ),
    // Which of the names counts is told by what is there, not by what the KPI asks for of it.
    ...(generations.length === 1 ? [] : [mark(role, generation, marks)]),
  ]);
}

function mark(role: Role, generation: number, marks: MetricSelector[]): Part {
  return {
    role,
    generation,
    isMark: true,
    write: context => {
      const series = marks.map(
        one =>
          `last_over_time(${seriesOf(one, context)}[${context.windowMs}ms])`,
      );
      // What two have in common is counted once, which is as good as twice.
      return aggregate('count', context.labels, series.join(' or '));
    },
  };
}

/** When the newest of a metric's samples was taken, in seconds. */
function newest(selector: MetricSelector): Part {
  return newestOf(context =>
    listMetricGenerations(selector).flatMap(({ selectors }) =>
      selectors.map(one => seriesOf(one, context)),
    ),
  );
}

/**
 * When the newest sample of some series was taken. What stopped within the window is looked for in
 * steps, the last of which may lie before its end: it then counts as a little older than it is.
 */
export function newestOf(list: (context: PartContext) => string[]): Part {
  return {
    role: 'newest',
    generation: 0,
    write: context => {
      const { windowMs, labels } = context;
      const stepMs = Math.max(15_000, Math.ceil(windowMs / 500));
      const times = list(context).flatMap(series => [
        `timestamp(${series})`,
        `max_over_time(timestamp(${series})[${windowMs}ms:${stepMs}ms])`,
      ]);
      // Marked, as of two with the same labels `or` would keep the first only.
      const marked = times.map(
        (time, index) =>
          `label_replace(${time}, "agent_portal_of", "${index}", "", "")`,
      );
      return aggregate('max', labels, marked.join(' or '));
    },
  };
}

function seriesOf(
  { metric, labels }: MetricSelector,
  { matchers }: PartContext,
): string {
  return writeSelector(metric, [...matchers, ...toMatchers({ labels })]);
}
