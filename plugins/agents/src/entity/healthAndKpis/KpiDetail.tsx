import {
  formatKpiValue,
  type HistoryRange,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import { formatWindow, KpiFigure } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { lazy, Suspense } from 'react';
import { useCardStyles } from '../useCardStyles';
import { KpiPointsTable } from './KpiPointsTable';
import { RANGES } from './useRange';

const KpiChart = lazy(() => import('./KpiChart'));

const CHART_HEIGHT = 160;

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0 },
  // Keeps its height while the chart is loaded: nothing jumps.
  course: { minHeight: CHART_HEIGHT, marginTop: theme.spacing(1) },
}));

/** One KPI: its figure, its course over a range, and where it comes from. */
export function KpiDetail(props: {
  result: KpiResult;
  range: HistoryRange;
  asTable: boolean;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { result, range } = props;
  return (
    <article className={classes.root} aria-label={result.title}>
      <KpiFigure result={result} />
      {result.description && (
        <p className={classes.text}>{result.description}</p>
      )}
      {result.points.length === 0 ? (
        <p className={`${classes.text} ${classes.subtle}`}>
          No measurements in {RANGES[range].long}.
        </p>
      ) : (
        <div className={classes.course}>
          {props.asTable ? (
            <KpiPointsTable result={result} />
          ) : (
            <Suspense
              fallback={<Skeleton variant="rect" height={CHART_HEIGHT} />}
            >
              <KpiChart result={result} range={range} height={CHART_HEIGHT} />
            </Suspense>
          )}
        </div>
      )}
      <KpiFacts result={result} />
    </article>
  );
}

/** What stands behind the figure: why, how certain, how measured and from where. */
function KpiFacts(props: { result: KpiResult }) {
  const classes = useCardStyles();
  const { result } = props;
  const { interval, source } = result;
  const write = (value: number) =>
    formatKpiValue(value, result.unit, result.scale);
  return (
    <div className={`${classes.text} ${classes.subtle}`}>
      {result.status !== 'unknown' && (
        <p className={classes.text}>{result.reason}</p>
      )}
      {interval && (
        <div>
          95 % interval {write(interval.low)} to {write(interval.high)}
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
