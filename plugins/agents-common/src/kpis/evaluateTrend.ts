import type { KpiPoint, KpiTrend } from '../api/types';
import type { KpiDefinition } from '../entities';
import { formatDuration } from './formatDuration';
import { formatKpiValue } from './formatKpiValue';

const DAY = 86_400_000;

/** With fewer points than this, chance makes a direction too often. */
const MINIMUM_POINTS = 8;

/** More than this are thinned out: the test looks at every pair. */
const MAXIMUM_POINTS = 400;

/** 97.5th percentile of the standard normal distribution: two-sided, 5 %. */
const Z = 1.959963984540054;

type Place = { time: number; value: number };

/**
 * Says where a figure is going: the median of the slopes between all pairs of points (Theil 1950,
 * Sen 1968, "Estimates of the regression coefficient based on Kendall's tau", JASA 63), which a
 * third of the points may be far off without moving. It has a direction only if the test of Mann
 * (1945) and Kendall (1975), corrected for ties, finds it at the 5 % level.
 *
 * @param points - In any order; eight at least, else it is `unknown`.
 * @public
 */
export function evaluateTrend(
  definition: Pick<KpiDefinition, 'unit' | 'scale' | 'direction'>,
  points: readonly Pick<KpiPoint, 'at' | 'value'>[],
): KpiTrend {
  const series = toSeries(points);
  if (series.length < MINIMUM_POINTS) {
    return {
      direction: 'unknown',
      text: `Too few points to see a trend: ${series.length} of ${MINIMUM_POINTS} needed.`,
    };
  }
  const slope = theilSenSlope(series);
  const perDay = slope * DAY;
  const span = series[series.length - 1].time - series[0].time;
  const over = `over ${formatDuration(span)}`;
  const isClear = Math.abs(mannKendallZ(series)) > Z && slope !== 0;
  if (!isClear || !Number.isFinite(perDay)) {
    return {
      direction: 'steady',
      text: `Steady ${over}: what changes may be chance.`,
    };
  }
  const isBetter = slope < 0 === (definition.direction === 'lower');
  const change = Math.abs(slope * span);
  return {
    direction: isBetter ? 'better' : 'worse',
    perDay,
    text: `Getting ${isBetter ? 'better' : 'worse'}: ${
      slope > 0 ? 'up' : 'down'
    } by about ${formatChange(change, definition)} ${over}.`,
  };
}

function toSeries(points: readonly Pick<KpiPoint, 'at' | 'value'>[]): Place[] {
  const series = points
    .map(({ at, value }) => ({ time: Date.parse(at), value }))
    .filter(
      ({ time, value }) => Number.isFinite(time) && Number.isFinite(value),
    )
    .sort((a, b) => a.time - b.time);
  const step = Math.ceil(series.length / MAXIMUM_POINTS);
  return step > 1 ? series.filter((_, index) => index % step === 0) : series;
}

/** The median slope, per ms; 0 when all points are of one time. */
export function theilSenSlope(series: readonly Place[]): number {
  const slopes: number[] = [];
  for (const [index, from] of series.entries()) {
    for (const to of series.slice(index + 1)) {
      const length = to.time - from.time;
      if (length !== 0) slopes.push((to.value - from.value) / length);
    }
  }
  if (slopes.length === 0) return 0;
  slopes.sort((a, b) => a - b);
  const middle = Math.floor(slopes.length / 2);
  return slopes.length % 2 === 1
    ? slopes[middle]
    : (slopes[middle - 1] + slopes[middle]) / 2;
}

/** How far from chance the order of the values is, in standard deviations, by the normal approximation. */
export function mannKendallZ(series: readonly Place[]): number {
  let score = 0;
  for (const [index, from] of series.entries()) {
    for (const to of series.slice(index + 1)) {
      score += Math.sign(to.value - from.value);
    }
  }
  const n = series.length;
  const ties = new Map<number, number>();
  for (const { value } of series) ties.set(value, (ties.get(value) ?? 0) + 1);
  let variance = n * (n - 1) * (2 * n + 5);
  for (const size of ties.values()) {
    variance -= size * (size - 1) * (2 * size + 5);
  }
  return variance > 0
    ? (score - Math.sign(score)) / Math.sqrt(variance / 18)
    : 0;
}

/** The difference of two shares is in points of per cent. */
function formatChange(
  change: number,
  { unit, scale }: Pick<KpiDefinition, 'unit' | 'scale'>,
): string {
  if (unit === 'ratio') {
    return `${formatKpiValue(change, 'ratio').replace(
      ' %',
      '',
    )} percentage points`;
  }
  return unit === 'score'
    ? formatKpiValue(change, 'score')
    : formatKpiValue(change, unit, scale);
}
