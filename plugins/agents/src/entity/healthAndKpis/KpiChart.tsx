import {
  formatKpiValue,
  type HistoryRange,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import {
  formatCount,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  type ChartPoint,
  describeChart,
  formatTick,
  toChartPoints,
} from './chartData';

/** The course of a KPI with its target line and its at-risk band. Loaded when first shown. */
export default function KpiChart(props: {
  result: KpiResult;
  range: HistoryRange;
  height: number;
}) {
  const { palette, typography } = useTheme();
  const { result, range, height } = props;
  const { target, warning, unit, scale } = result;
  const write = (value: number) => formatKpiValue(value, unit, scale);
  const axis = {
    fill: palette.text.primary,
    fontSize: 12,
    fontFamily: typography.fontFamily,
  };
  return (
    <div role="img" aria-label={describeChart(result, range)}>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart
          data={toChartPoints(result.points)}
          margin={{ top: 8, right: 20, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="time"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={time => formatTick(time, range)}
            tick={axis}
            stroke={palette.textSubtle}
            minTickGap={32}
          />
          <YAxis
            width={64}
            domain={['auto', 'auto']}
            tickFormatter={write}
            tick={axis}
            stroke={palette.textSubtle}
          />
          {target !== undefined && warning !== undefined && (
            <ReferenceArea
              y1={Math.min(target, warning)}
              y2={Math.max(target, warning)}
              fill={palette.status.warning}
              fillOpacity={0.2}
              ifOverflow="extendDomain"
            />
          )}
          {target !== undefined && (
            <ReferenceLine
              y={target}
              stroke={palette.text.primary}
              strokeDasharray="6 4"
              ifOverflow="extendDomain"
              label={{
                value: `target ${write(target)}`,
                position: 'insideTopRight',
                ...axis,
              }}
            />
          )}
          <Line
            dataKey="value"
            stroke={palette.text.primary}
            strokeWidth={2}
            dot={{ r: 2, fill: palette.text.primary, strokeWidth: 0 }}
            connectNulls={false}
            isAnimationActive={false}
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
            formatter={(value, _name, entry) => [
              describePoint(write(Number(value)), entry.payload),
              result.title,
            ]}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

function describePoint(value: string, point?: ChartPoint): string {
  return point?.samples === undefined
    ? value
    : `${value} · n = ${formatCount(point.samples)}`;
}
