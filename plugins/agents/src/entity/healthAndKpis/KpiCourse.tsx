import type {
  HistoryRange,
  KpiResult,
} from '@agent-portal/plugin-agents-common';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import ZoomIn from '@material-ui/icons/ZoomIn';
import Skeleton from '@material-ui/lab/Skeleton';
import { lazy, Suspense, useState } from 'react';
import { useCardStyles } from '../useCardStyles';
import { describePoint, describeReach, toChartPoints } from './chartData';
import { closerSpan, type TimeSpan } from './useZoom';

const KpiChart = lazy(() => import('./KpiChart'));

const CHART_HEIGHT = 160;
const AXIS_WIDTH = 56;

const useStyles = makeStyles(theme => ({
  // Keeps its height while the chart is loaded: nothing jumps.
  chart: { minHeight: CHART_HEIGHT },
  controls: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    // Below the plot, not below its axis.
    paddingLeft: AXIS_WIDTH,
  },
  slider: {
    flex: 1,
    minWidth: 0,
    height: theme.spacing(2),
    accentColor: theme.palette.textSubtle,
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
  readout: { fontVariantNumeric: 'tabular-nums', minHeight: '1.5em' },
}));

/**
 * The course of a KPI as a chart. A slider below it goes from point to point, by keyboard and by
 * touch, and says what each is; what is around the point can be looked at more closely.
 */
export function KpiCourse(props: {
  result: KpiResult;
  range: HistoryRange;
  zoom?: TimeSpan;
  span: TimeSpan;
  onZoom: (span: TimeSpan) => void;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { result, span, onZoom } = props;
  const [chosen, setChosen] = useState<number>();
  const points = toChartPoints(result).filter(
    ({ value }) => value !== undefined,
  );
  const found = points.findIndex(({ time }) => time === chosen);
  const index = found >= 0 ? found : points.length - 1;
  const point = points[index];
  const text = describePoint(result, point);
  const reach = describeReach(result.points, span);
  return (
    <>
      <div className={classes.chart}>
        <Suspense fallback={<Skeleton variant="rect" height={CHART_HEIGHT} />}>
          <KpiChart
            {...props}
            marked={found >= 0 ? point.time : undefined}
            height={CHART_HEIGHT}
          />
        </Suspense>
      </div>
      <div className={classes.controls}>
        <input
          type="range"
          className={classes.slider}
          aria-label={`Points of ${result.title}`}
          aria-valuetext={text}
          min={0}
          max={points.length - 1}
          value={index}
          onChange={event => setChosen(points[Number(event.target.value)].time)}
        />
        <IconButton
          size="small"
          aria-label={`Zoom in around this point of ${result.title}`}
          title="Zoom in around this point; dragging over a chart zooms as well"
          onClick={() => onZoom(closerSpan(span, point.time))}
        >
          <ZoomIn fontSize="small" />
        </IconButton>
      </div>
      <p className={`${classes.text} ${classes.subtle} ${classes.readout}`}>
        {text}
      </p>
      {reach && <p className={`${classes.text} ${classes.subtle}`}>{reach}</p>}
    </>
  );
}
