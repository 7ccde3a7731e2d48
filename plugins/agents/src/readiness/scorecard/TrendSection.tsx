import type {
  ReadinessLevel,
  ScorecardTrendPoint,
} from '@agent-portal/plugin-agents-common';
import Skeleton from '@material-ui/lab/Skeleton';
import { Suspense, lazy, useState } from 'react';
import { ToggleButtons } from '../../entity/ToggleButtons';
import { usePageStyles } from '../usePageStyles';
import { TrendTable } from './TrendTable';

const TrendChart = lazy(() => import('./TrendChart'));

const CHART_HEIGHT = 200;

/** How many agents had each level over the past days, as a chart or as a table. */
export function TrendSection(props: {
  levels: readonly ReadinessLevel[];
  trend: readonly ScorecardTrendPoint[];
}) {
  const classes = usePageStyles();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <section aria-label="Last 30 days">
      <h3 className={classes.heading}>Last 30 days</h3>
      {props.trend.length === 0 ? (
        <p className={classes.text}>
          Nothing is known of past days yet. The first point appears after
          midnight UTC.
        </p>
      ) : (
        <>
          <ToggleButtons
            label="View"
            choices={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
            isPressed={value => value === view}
            onPress={setView}
          />
          {view === 'table' ? (
            <TrendTable {...props} />
          ) : (
            <Suspense
              fallback={<Skeleton variant="rect" height={CHART_HEIGHT} />}
            >
              <TrendChart {...props} height={CHART_HEIGHT} />
            </Suspense>
          )}
        </>
      )}
    </section>
  );
}
