import {
  describeTarget,
  formatKpiValue,
  type HistoryRange,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import {
  formatExactTime,
  splitAtGaps,
  toSeries,
} from '@agent-portal/plugin-agents-react';
import { RANGES } from './useRange';

/** A point of a chart; without a value where the line is interrupted. */
export interface ChartPoint {
  time: number;
  value?: number;
  samples?: number;
}

/** The points of a KPI for a chart, with an interruption wherever measurements are missing. */
export function toChartPoints(points: KpiResult['points']): ChartPoint[] {
  const samplesAt = new Map(
    points.map(point => [new Date(point.at).getTime(), point.samples]),
  );
  return splitAtGaps(toSeries(points)).flatMap((run, index) => {
    const withSamples = run.map(point => ({
      ...point,
      samples: samplesAt.get(point.time),
    }));
    return index === 0
      ? withSamples
      : [{ time: run[0].time - 1 }, ...withSamples];
  });
}

/** The chart in words, for those who do not see it. */
export function describeChart(result: KpiResult, range: HistoryRange): string {
  const series = toSeries(result.points);
  const write = (value: number) =>
    formatKpiValue(value, result.unit, result.scale);
  const values = series.map(point => point.value);
  const target = describeTarget(result);
  return [
    `${result.title} over ${RANGES[range].long}: ${series.length} points`,
    `lowest ${write(Math.min(...values))}`,
    `highest ${write(Math.max(...values))}`,
    `last ${write(values[values.length - 1])}`,
    ...(target ? [`target ${target}`] : []),
  ].join(', ');
}

/** A time on the axis of a chart: the hour, or over days the date. */
export function formatTick(time: number, range: HistoryRange): string {
  const exact = formatExactTime(time);
  return range === '7d' ? exact.slice(5, 10) : exact.slice(11, 16);
}
