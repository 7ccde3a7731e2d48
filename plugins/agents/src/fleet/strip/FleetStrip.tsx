import { useFleetSummary } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { toFleetFilter } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { RolloutsLink } from './RolloutsLink';
import { StripButton } from './StripButton';
import { STRIP_COUNTS, countOf } from './stripCounts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    // No label is cut: what does not fit scrolls.
    gridTemplateColumns: `repeat(${STRIP_COUNTS.length}, minmax(max-content, 1fr))`,
    overflowX: 'auto',
    minWidth: 0,
    padding: 2,
    [theme.breakpoints.down('sm')]: {
      // One line to scroll: the first agent is what the screen is for.
      gridTemplateColumns: 'none',
      gridAutoFlow: 'column',
      gridAutoColumns: 'max-content',
    },
  },
}));

/**
 * The counts that say whether someone is needed. Each counts what its click would leave, given
 * the other filters; so each of the five filters has a summary without itself. While none of
 * the five is set they are one and the same question.
 */
export function FleetStrip({ state }: { state: FleetViewState }) {
  const classes = useStyles();
  const { view } = state;
  const summaries = {
    health: useFleetSummary(toFleetFilter(view, 'health')).data,
    kpi: useFleetSummary(toFleetFilter(view, 'kpi')).data,
    readiness: useFleetSummary(toFleetFilter(view, 'readiness')).data,
    alert: useFleetSummary(toFleetFilter(view, 'alert')).data,
    phase: useFleetSummary(toFleetFilter(view, 'phase')).data,
  };
  const moving = STRIP_COUNTS.some(
    count =>
      count.key === 'phase' &&
      summaries.phase &&
      countOf(count, summaries.phase) > 0,
  );
  return (
    <>
      <div
        className={classes.root}
        role="group"
        aria-label="Counts that are also filters"
      >
        {STRIP_COUNTS.map(count => {
          const summary = summaries[count.key];
          return (
            <StripButton
              key={count.id}
              label={count.label}
              description={count.description}
              tone={count.tone}
              count={summary && countOf(count, summary)}
              pressed={count.values.every(value =>
                view.filters[count.key].includes(value),
              )}
              onClick={() => state.toggleFilter(count.key, count.values)}
            />
          );
        })}
      </div>
      {moving && <RolloutsLink />}
    </>
  );
}
