import {
  describeBucket,
  formatKpiValue,
  type HistoryRange,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import {
  describeKpiDoubt,
  formatWindow,
  KpiFigure,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../useCardStyles';
import { describeSpan, withinSpan } from './chartData';
import { KpiBudgetFacts } from './KpiBudgetFacts';
import { KpiCourse } from './KpiCourse';
import { KpiPointsTable } from './KpiPointsTable';
import { KpiTrendLine } from './KpiTrendLine';
import { RANGES } from './useRange';
import type { TimeSpan } from './useZoom';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0 },
  course: { marginTop: theme.spacing(1) },
}));

/** One KPI: its figure, its course over a range, and where it comes from. */
export function KpiDetail(props: {
  result: KpiResult;
  range: HistoryRange;
  /** What is zoomed to. */
  zoom?: TimeSpan;
  /** What is shown: that, or the range. */
  span: TimeSpan;
  asTable: boolean;
  onZoom: (span: TimeSpan) => void;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { result, range, zoom, span } = props;
  const shown = withinSpan(result, span);
  return (
    <article className={classes.root} aria-label={result.title}>
      <KpiFigure result={result} />
      {result.description && (
        <p className={classes.text}>{result.description}</p>
      )}
      {shown.points.length === 0 ? (
        <p className={`${classes.text} ${classes.subtle}`}>
          No measurements{' '}
          {zoom ? describeSpan(zoom) : `in ${RANGES[range].long}`}.
        </p>
      ) : (
        <div className={classes.course}>
          {props.asTable ? (
            <KpiPointsTable result={shown} />
          ) : (
            <KpiCourse
              result={shown}
              range={range}
              zoom={zoom}
              span={span}
              onZoom={props.onZoom}
            />
          )}
        </div>
      )}
      {result.trend && shown.points.length > 0 && (
        <KpiTrendLine trend={result.trend} />
      )}
      {result.budget && (
        <KpiBudgetFacts title={result.title} budget={result.budget} />
      )}
      <KpiFacts result={result} />
    </article>
  );
}

/** What stands behind the figure: why, how certain, how measured and from where. */
function KpiFacts(props: { result: KpiResult }) {
  const classes = useCardStyles();
  const { result } = props;
  const { interval, bucket, source } = result;
  const write = (value: number) =>
    formatKpiValue(value, result.unit, result.scale);
  return (
    <div className={`${classes.text} ${classes.subtle}`}>
      {result.status !== 'unknown' && !describeKpiDoubt(result) && (
        <p className={classes.text}>{result.reason}</p>
      )}
      {interval && (
        <div>
          95 % interval {write(interval.low)} to {write(interval.high)}
        </div>
      )}
      {bucket && (
        <div>
          Estimated in a bucket of a histogram: {describeBucket(bucket, write)}
        </div>
      )}
      {result.warning !== undefined && (
        <div>At risk from {write(result.warning)}</div>
      )}
      <div>
        Source:{' '}
        {isWebAddress(source.url) ? (
          <Link to={source.url}>{source.text}</Link>
        ) : (
          source.text
        )}
      </div>
      <div>
        Needs {result.minimumSamples}{' '}
        {result.minimumSamples === 1 ? 'sample' : 'samples'}
        {result.freshness &&
          `, the newest within ${formatWindow(result.freshness)}`}
        {result.environment && (
          <>
            , in <EnvironmentName environment={result.environment} />
          </>
        )}
      </div>
    </div>
  );
}

/** An environment as a link, or as it is when it is no entity reference. */
function EnvironmentName(props: { environment: string }) {
  const { environment } = props;
  return environment.includes(':') ? (
    <EntityRefLink entityRef={environment} />
  ) : (
    <>{environment}</>
  );
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}
