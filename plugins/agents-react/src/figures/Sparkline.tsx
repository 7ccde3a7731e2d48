import type { KpiPoint } from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import { type SeriesPoint, splitAtGaps, toSeries } from './series';

/** Properties of {@link Sparkline}. @public */
export interface SparklineProps {
  /** What is drawn, such as the KPI's title. */
  label: string;
  points: readonly Pick<KpiPoint, 'at' | 'value'>[];
  /** Drawn as a dashed line, in the unit of the points. */
  target?: number;
  /** Writes a value for the description. */
  format: (value: number) => string;
  /** In pixels; 120 × 32 by default. */
  width?: number;
  height?: number;
}

const PADDING = 3;

const useStyles = makeStyles(theme => ({
  root: { display: 'block', maxWidth: '100%', overflow: 'visible' },
  line: {
    fill: 'none',
    stroke: theme.palette.text.primary,
    strokeWidth: 1.5,
    strokeLinejoin: 'round',
  },
  dot: { fill: theme.palette.text.primary },
  target: {
    stroke: theme.palette.textSubtle,
    strokeWidth: 1,
    strokeDasharray: '3 3',
  },
}));

/**
 * The recent course of a figure as a small line with its target; gaps in the measurements are
 * gaps in the line. A screen reader hears the course in words.
 *
 * @public
 */
export function Sparkline(props: SparklineProps) {
  const classes = useStyles();
  const { width = 120, height = 32, target } = props;
  const series = toSeries(props.points);
  const description = describeCourse(props, series);
  if (series.length === 0) return <span>{description}</span>;

  const place = createPlacement(series, target, width, height);
  const last = place(series[series.length - 1]);
  return (
    <svg
      className={classes.root}
      role="img"
      aria-label={description}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title>{description}</title>
      {target !== undefined && (
        <line
          className={classes.target}
          x1={0}
          x2={width}
          y1={place({ time: 0, value: target }).y}
          y2={place({ time: 0, value: target }).y}
        />
      )}
      {splitAtGaps(series).map(run =>
        run.length === 1 ? (
          <circle
            key={run[0].time}
            className={classes.dot}
            cx={place(run[0]).x}
            cy={place(run[0]).y}
            r={1}
          />
        ) : (
          <polyline
            key={run[0].time}
            className={classes.line}
            points={run
              .map(place)
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
        ),
      )}
      <circle className={classes.dot} cx={last.x} cy={last.y} r={2} />
    </svg>
  );
}

/** The course in words: where it began, where it is, how far it went, and the target. */
function describeCourse(
  props: SparklineProps,
  series: readonly SeriesPoint[],
): string {
  const { label, format, target } = props;
  if (series.length === 0) return `${label}: no measurements in this span`;
  const values = series.map(point => point.value);
  const parts = [
    `${label}: from ${format(values[0])} to ${format(
      values[values.length - 1],
    )}`,
    `lowest ${format(Math.min(...values))}`,
    `highest ${format(Math.max(...values))}`,
  ];
  if (target !== undefined) parts.push(`target ${format(target)}`);
  return parts.join(', ');
}

function createPlacement(
  series: readonly SeriesPoint[],
  target: number | undefined,
  width: number,
  height: number,
) {
  const values = series.map(point => point.value);
  if (target !== undefined) values.push(target);
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const start = series[0].time;
  const span = series[series.length - 1].time - start || 1;
  return (point: SeriesPoint) => ({
    x: round(PADDING + ((point.time - start) / span) * (width - 2 * PADDING)),
    y: round(
      height - PADDING - ((point.value - low) / range) * (height - 2 * PADDING),
    ),
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
