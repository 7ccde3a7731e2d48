import {
  listMetricGenerations,
  type MetricSelector,
} from '@agent-portal/plugin-agents-common';
import { toMatchers, writeSelector } from '../promql/writeMatchers';
import { aggregate, type Part, type PartContext, type Role } from './Part';

/** Makes an expression of some series over a window. */
export type OverTime = (series: string, windowMs: number) => string;

/** Makes an expression of one of PromQL's functions. */
export const apply =
  (name: string): OverTime =>
  (series, windowMs) =>
    `${name}(${series}[${windowMs}ms])`;

/** A figure under every name that its metric may have. */
export function figure(
  role: Role,
  selector: MetricSelector,
  options: { overTime: OverTime; labels?: string[] },
): Part[] {
  const { overTime, labels = [] } = options;
  const generations = listMetricGenerations(selector);
  return generations.flatMap(({ selectors, marks }, generation) => [
    ...selectors.map(
      (one): Part => ({
        role,
        generation,
        write: context =>
          aggregate(
            'sum',
            [...context.labels, ...labels],
            overTime(seriesOf(one, context), context.windowMs),
          ),
      }),
    ),
    // Which of the names counts is told by what is there, not by what is asked of it.
    ...(generations.length === 1 ? [] : [mark(role, generation, marks)]),
  ]);
}

function mark(role: Role, generation: number, marks: MetricSelector[]): Part {
  return {
    role,
    generation,
    isMark: true,
    write: context => {
      const series = marks.map(one =>
        apply('last_over_time')(seriesOf(one, context), context.windowMs),
      );
      // What two have in common is counted once, which is as good as twice.
      return aggregate('count', context.labels, series.join(' or '));
    },
  };
}

/** When the newest of a metric's samples was taken, in seconds. */
export function newest(selector: MetricSelector): Part {
  return newestOf(context => namesOf(selector, context));
}

/** The series of a metric under every name that it may have. */
export function namesOf(
  selector: MetricSelector,
  context: PartContext,
): string[] {
  return listMetricGenerations(selector).flatMap(({ selectors }) =>
    selectors.map(one => seriesOf(one, context)),
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
