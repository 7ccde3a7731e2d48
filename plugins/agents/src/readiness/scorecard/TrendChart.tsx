import type {
  ReadinessLevel,
  ScorecardTrendPoint,
} from '@agent-portal/plugin-agents-common';
import { useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { levelTitle } from '../levelTitle';
import { countAt, describeTrend, ranksOf } from './trendData';

/** Agents by level, day by day; the higher the level, the darker. Loaded when first shown. */
export default function TrendChart(props: {
  levels: readonly ReadinessLevel[];
  trend: readonly ScorecardTrendPoint[];
  height: number;
}) {
  const { palette, typography } = useTheme();
  const { levels, trend, height } = props;
  const axis = {
    fill: palette.text.primary,
    fontSize: 12,
    fontFamily: typography.fontFamily,
  };
  const highest = Math.max(1, ...levels.map(({ rank }) => rank));
  const data = trend.map(point => ({
    day: point.day,
    ...Object.fromEntries(
      ranksOf(levels).map(rank => [`rank-${rank}`, countAt(point, rank)]),
    ),
  }));
  return (
    <div role="img" aria-label={describeTrend(levels, trend)}>
      <ResponsiveContainer width="100%" height={height}>
        <BarChart data={data} margin={{ top: 8, right: 8 }}>
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="day"
            tickFormatter={day => String(day).slice(5)}
            tick={axis}
            stroke={palette.textSubtle}
            minTickGap={32}
          />
          <YAxis
            width={48}
            allowDecimals={false}
            tick={axis}
            stroke={palette.textSubtle}
          />
          <Tooltip
            contentStyle={{
              backgroundColor: palette.background.paper,
              borderColor: palette.divider,
              color: palette.text.primary,
              fontFamily: typography.fontFamily,
            }}
            itemStyle={{ color: palette.text.primary }}
            isAnimationActive={false}
          />
          <Legend
            formatter={name => (
              <span style={{ color: palette.text.primary }}>{name}</span>
            )}
          />
          {ranksOf(levels)
            .reverse()
            .map(rank => (
              <Bar
                key={rank}
                stackId="levels"
                dataKey={`rank-${rank}`}
                name={levelTitle(levels, rank)}
                fill={palette.text.primary}
                fillOpacity={0.15 + (0.75 * rank) / highest}
                stroke={palette.background.paper}
                isAnimationActive={false}
              />
            ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
