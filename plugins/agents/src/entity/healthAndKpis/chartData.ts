import {
  describeTarget,
  formatKpiValue,
  type HistoryRange,
  type KpiInterval,
  type KpiPoint,
  type KpiResult,
  wilsonInterval,
} from '@agent-portal/plugin-agents-common';
import {
  formatCount,
  formatExactTime,
  splitAtGaps,
  toSeries,
} from '@agent-portal/plugin-agents-react';
import { RANGES } from './useRange';
import type { TimeSpan } from './useZoom';

const DAY = 86_400_000;

/** A point of a chart; without a value where the line is interrupted. */
export interface ChartPoint {
  time: number;
  value?: number;
  samples?: number;
  /** Lower and upper end of the 95 % confidence interval, where the kind of figure has one. */
  interval?: [number, number];
}

/** The span that charts show: what is zoomed to, or all of the range. */
export function shownSpan(
  range: HistoryRange,
  zoom: TimeSpan | undefined,
  asOf: number,
): TimeSpan {
  return zoom ?? { from: asOf - RANGES[range].lengthMs, to: asOf };
}

/** A KPI with only the points that lie in a span. */
export function withinSpan(result: KpiResult, span: TimeSpan): KpiResult {
  return {
    ...result,
    points: result.points.filter(({ at }) => {
      const time = Date.parse(at);
      return time >= span.from && time <= span.to;
    }),
  };
}

/** The 95 % confidence interval of a point; only shares of counted events have one. */
export function intervalOf(
  result: Pick<KpiResult, 'unit' | 'interval'>,
  { value, samples }: Pick<KpiPoint, 'value' | 'samples'>,
): KpiInterval | undefined {
  if (result.unit !== 'ratio' || !result.interval) return undefined;
  return wilsonInterval(Math.min(samples, value * samples), samples);
}

/** The points of a KPI for a chart, with an interruption wherever measurements are missing. */
export function toChartPoints(
  result: Pick<KpiResult, 'points' | 'unit' | 'interval'>,
): ChartPoint[] {
  const pointAt = new Map(
    result.points.map(point => [new Date(point.at).getTime(), point]),
  );
  return splitAtGaps(toSeries(result.points)).flatMap((run, index) => {
    const complete = run.map(({ time, value }): ChartPoint => {
      const samples = pointAt.get(time)?.samples ?? 0;
      const interval = intervalOf(result, { value, samples });
      return {
        time,
        value,
        samples,
        ...(interval && { interval: [interval.low, interval.high] }),
      };
    });
    return index === 0 ? complete : [{ time: run[0].time - 1 }, ...complete];
  });
}

/**
 * A point in words: when, what, of how many samples, and how certain. A line of it breaks between
 * its parts only.
 */
export function describePoint(
  result: Pick<KpiResult, 'unit' | 'scale' | 'target'>,
  { time, value, samples, interval }: ChartPoint,
): string {
  const write = (one: number) => formatKpiValue(one, result.unit, result.scale);
  return [
    formatExactTime(time),
    value === undefined ? 'not measured' : write(value),
    ...(samples === undefined ? [] : [`n = ${formatCount(samples)}`]),
    ...(interval
      ? [`95 % ${write(interval[0])} to ${write(interval[1])}`]
      : []),
  ]
    .map(part => part.replaceAll(' ', '\u00A0'))
    .join(' · ');
}

/** The chart in words, for those who do not see it. */
export function describeChart(
  result: KpiResult,
  range: HistoryRange,
  zoom?: TimeSpan,
): string {
  const series = toSeries(result.points);
  const write = (value: number) =>
    formatKpiValue(value, result.unit, result.scale);
  const values = series.map(point => point.value);
  const target = describeTarget(result);
  const gaps = splitAtGaps(series).length - 1;
  return [
    `${result.title} ${
      zoom ? describeSpan(zoom) : `over ${RANGES[range].long}`
    }: ${series.length} points`,
    `lowest ${write(Math.min(...values))}`,
    `highest ${write(Math.max(...values))}`,
    `last ${write(values[values.length - 1])}`,
    ...(gaps > 0 ? [`${gaps} ${gaps === 1 ? 'gap' : 'gaps'}`] : []),
    ...(target ? [`target ${target}`] : []),
  ].join(', ');
}

/** A span in words, in UTC. */
export function describeSpan({ from, to }: TimeSpan): string {
  return `from ${formatExactTime(from)} to ${formatExactTime(to)}`;
}

/**
 * How far back data reach, when that is less far than what is shown.
 *
 * @returns undefined where they reach back, or where there are none.
 */
export function describeReach(
  points: KpiResult['points'],
  span: TimeSpan,
): string | undefined {
  const [first] = toSeries(points);
  const isShort =
    first !== undefined &&
    first.time - span.from > 0.15 * (span.to - span.from);
  return isShort ? `Data since ${formatExactTime(first.time)}.` : undefined;
}

/** A time on the axis of a chart: the hour, or over days the date. */
export function formatTick(time: number, span: TimeSpan): string {
  const exact = formatExactTime(time);
  return span.to - span.from > 2 * DAY
    ? exact.slice(5, 10)
    : exact.slice(11, 16);
}
