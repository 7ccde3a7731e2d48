import {
  formatKpiValue,
  type HistoryRange,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import { useTheme } from '@material-ui/core/styles';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { createRatioAxis } from './createRatioAxis';
import {
  describeChart,
  describePoint,
  formatTick,
  toChartPoints,
} from './chartData';
import { useDragSelection } from './useDragSelection';
import type { TimeSpan } from './useZoom';

/** Of the label beside the plot, in pixels at its font size. */
const LETTER_WIDTH = 6.5;

/**
 * The course of a KPI with its target line, its at-risk band and its confidence interval. Dragging
 * over it zooms. Loaded when first shown.
 */
export default function KpiChart(props: {
  result: KpiResult;
  range: HistoryRange;
  zoom?: TimeSpan;
  span: TimeSpan;
  /** The time of a point to mark, ms. */
  marked?: number;
  height: number;
  onZoom: (span: TimeSpan) => void;
}) {
  const { palette, typography } = useTheme();
  const { result, range, zoom, span, marked, height } = props;
  const { selection, handlers } = useDragSelection(props.onZoom);
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
    <div role="img" aria-label={describeChart(result, range, zoom)}>
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          data={toChartPoints(result)}
          margin={{
            top: 8,
            // Beside the plot, where no line ends under it.
            right: label ? 12 + label.length * LETTER_WIDTH : 20,
            bottom: 0,
            left: 0,
          }}
          style={{ cursor: 'crosshair', userSelect: 'none' }}
          {...handlers}
        >
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="time"
            type="number"
            domain={[span.from, span.to]}
            tickFormatter={time => formatTick(time, span)}
            tick={axis}
            stroke={palette.textSubtle}
            minTickGap={32}
          />
          <YAxis
            width={64}
            domain={ratioAxis?.domain ?? ['auto', 'auto']}
            ticks={ratioAxis?.ticks}
            // An interval of few samples would leave no room for the line.
            allowDataOverflow={ratioAxis !== undefined}
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
          <Area
            dataKey="interval"
            stroke="none"
            fill={palette.text.primary}
            fillOpacity={0.12}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
            tooltipType="none"
          />
          <Line
            dataKey="value"
            stroke={palette.text.primary}
            strokeWidth={2}
            dot={{ r: 2, fill: palette.text.primary, strokeWidth: 0 }}
            connectNulls={false}
            isAnimationActive={false}
          />
          {marked !== undefined && (
            <ReferenceLine x={marked} stroke={palette.textSubtle} />
          )}
          {selection && (
            <ReferenceArea
              x1={selection.from}
              x2={selection.to}
              fill={palette.text.primary}
              fillOpacity={0.15}
            />
          )}
          <Tooltip
            contentStyle={{
              backgroundColor: palette.background.paper,
              borderColor: palette.divider,
              color: palette.text.primary,
              fontFamily: typography.fontFamily,
              maxWidth: 260,
              whiteSpace: 'normal',
            }}
            itemStyle={{ color: palette.text.primary }}
            labelFormatter={() => ''}
            formatter={(_value, _name, entry) => [
              describePoint(result, entry.payload),
            ]}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
