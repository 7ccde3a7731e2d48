import type {
  ReadinessLevel,
  ScorecardTrendPoint,
} from '@agent-portal/plugin-agents-common';
import { describeLevels } from '../levelTitle';

/** The ranks from the highest level to none. */
export function ranksOf(levels: readonly ReadinessLevel[]): number[] {
  return [...levels.map(({ rank }) => rank), 0].sort((a, b) => b - a);
}

/** How many agents had a rank on a day. */
export function countAt(point: ScorecardTrendPoint, rank: number): number {
  return point.byLevel.find(level => level.rank === rank)?.count ?? 0;
}

/** Says what the chart shows: `2026-01-14: 2 Gold. 2026-01-15: 3 Gold.` */
export function describeTrend(
  levels: readonly ReadinessLevel[],
  trend: readonly ScorecardTrendPoint[],
): string {
  const ends = trend.length > 1 ? [trend[0], trend[trend.length - 1]] : trend;
  const said = ends.map(
    ({ day, byLevel }) =>
      `${day}: ${describeLevels(levels, byLevel) || 'no agents'}.`,
  );
  return ['Agents by level.', ...said].join(' ');
}
