import type { KpiPoint } from '@agent-portal/plugin-agents-common';

/** A value at a time, both as numbers. @public */
export interface SeriesPoint {
  time: number;
  value: number;
}

/** A gap of more than so many usual steps interrupts a line. */
const GAP_STEPS = 2.5;

/** Points in order of time, without those that are no numbers. @public */
export function toSeries(
  points: readonly Pick<KpiPoint, 'at' | 'value'>[],
): SeriesPoint[] {
  return points
    .map(point => ({ time: new Date(point.at).getTime(), value: point.value }))
    .filter(
      ({ time, value }) => Number.isFinite(time) && Number.isFinite(value),
    )
    .sort((a, b) => a.time - b.time);
}

/** Cuts a series where measurements are missing, so that no line pretends to know them. @public */
export function splitAtGaps(series: readonly SeriesPoint[]): SeriesPoint[][] {
  const steps = series
    .slice(1)
    .map((point, index) => point.time - series[index].time)
    .sort((a, b) => a - b);
  const usual = steps[Math.floor((steps.length - 1) / 2)] ?? 0;
  const runs: SeriesPoint[][] = [];
  for (const point of series) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (last && point.time - last.time <= usual * GAP_STEPS) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
