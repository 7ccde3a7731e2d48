import {
  formatDuration,
  type RolloutDetail,
} from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { Suspense, lazy, useState } from 'react';
import { ToggleButtons } from '../../entity/ToggleButtons';
import { useRolloutStyles } from '../useRolloutStyles';
import { MEASURES } from './measures';
import { MeasureTable } from './MeasureTable';

const MeasureChart = lazy(() => import('./MeasureChart'));

const CHART_HEIGHT = 200;

const useStyles = makeStyles(theme => ({
  charts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    marginTop: theme.spacing(1),
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    },
  },
}));

/** What the candidate did against the stable release over time, as charts or as a table. */
export function MeasuresSection({ rollout }: { rollout: RolloutDetail }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const [view, setView] = useState<'charts' | 'table'>('charts');
  const { history, spanMs } = rollout;
  return (
    <section aria-label="Candidate against stable">
      <h2 className={classes.heading}>Candidate against stable</h2>
      {history.length === 0 ? (
        <p className={classes.text}>
          Nothing is known yet: the candidate has got no traffic, or nothing
          measures it.
        </p>
      ) : (
        <>
          <ToggleButtons
            label="View"
            choices={[
              { value: 'charts', label: 'Charts' },
              { value: 'table', label: 'Table' },
            ]}
            isPressed={value => value === view}
            onPress={setView}
          />
          <p className={`${classes.text} ${classes.subtle}`}>
            In spans of {formatDuration(spanMs)}
          </p>
          {view === 'table' ? (
            <MeasureTable history={history} />
          ) : (
            <div className={classes.charts}>
              {MEASURES.map(measure => (
                <div key={measure.id}>
                  <h3 className={classes.subheading}>{measure.title}</h3>
                  <Suspense
                    fallback={<Skeleton variant="rect" height={CHART_HEIGHT} />}
                  >
                    <MeasureChart
                      history={history}
                      measure={measure}
                      height={CHART_HEIGHT}
                    />
                  </Suspense>
                </div>
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
}
