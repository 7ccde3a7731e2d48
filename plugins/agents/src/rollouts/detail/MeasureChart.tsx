import type { ReleasePoint } from '@agent-portal/plugin-agents-common';
import {
  formatClockTime,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type Measure, describeMeasure, toMeasurePoints } from './measures';

const DAY_MS = 86_400_000;

/** The course of one measure of both releases; the stable one is dashed. Loaded when first shown. */
export default function MeasureChart(props: {
  history: readonly ReleasePoint[];
  measure: Measure;
  height: number;
}) {
  const { palette, typography } = useTheme();
  const { history, measure, height } = props;
  const points = toMeasurePoints(history, measure);
  const overDays =
    points.length > 1 &&
    points[points.length - 1].time - points[0].time > DAY_MS;
  const axis = {
    fill: palette.text.primary,
    fontSize: 12,
    fontFamily: typography.fontFamily,
  };
  const line = {
    stroke: palette.text.primary,
    strokeWidth: 2,
    dot: { r: 2, fill: palette.text.primary, strokeWidth: 0 },
    connectNulls: false,
    isAnimationActive: false,
  };
  return (
    <div role="img" aria-label={describeMeasure(history, measure)}>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart data={points} margin={{ top: 8, right: 20 }}>
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="time"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={time =>
              overDays
                ? formatExactTime(time).slice(5, 16)
                : formatClockTime(time)
            }
            tick={axis}
            stroke={palette.textSubtle}
            minTickGap={32}
          />
          <YAxis
            width={64}
            domain={[0, 'auto']}
            tickFormatter={measure.write}
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
            labelFormatter={time => formatExactTime(Number(time))}
            formatter={(value, name) => [measure.write(Number(value)), name]}
            isAnimationActive={false}
          />
          <Legend
            formatter={name => (
              <span style={{ color: palette.text.primary }}>{name}</span>
            )}
          />
          <Line dataKey="candidate" name="Candidate" {...line} />
          <Line
            dataKey="stable"
            name="Stable"
            {...line}
            stroke={palette.textSubtle}
            strokeDasharray="6 4"
            dot={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
