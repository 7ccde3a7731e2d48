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
import { createRatioAxis } from './createRatioAxis';
import {
  type ChartPoint,
  describeChart,
  formatTick,
  toChartPoints,
} from './chartData';

/** Of the label beside the plot, in pixels at its font size. */
const LETTER_WIDTH = 6.5;

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
  const label = target === undefined ? undefined : `target ${write(target)}`;
  const ratioAxis = unit === 'ratio' ? createRatioAxis(result) : undefined;
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
          margin={{
            top: 8,
            // Beside the plot, where no line ends under it.
            right: label ? 12 + label.length * LETTER_WIDTH : 20,
            bottom: 0,
            left: 0,
          }}
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
            domain={ratioAxis?.domain ?? ['auto', 'auto']}
            ticks={ratioAxis?.ticks}
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
                value: label,
                position: 'right',
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
