import type { Phase } from '@agent-portal/plugin-agents-common';
import {
  PHASE_WORDS,
  PhaseLabel,
  QueryState,
  useFleet,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { toFleetFilter } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { BoardCard } from './BoardCard';

/** Agents that a column shows; the table has the others. */
export const COLUMN_SIZE = 20;

const useStyles = makeStyles(theme => ({
  heading: {
    ...theme.typography.subtitle1,
    display: 'flex',
    justifyContent: 'space-between',
    margin: theme.spacing(0, 0, 1),
    fontWeight: 'bold',
  },
  count: { fontVariantNumeric: 'tabular-nums' },
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** The agents in one phase, the worst first. */
export function BoardColumn(props: {
  phase: Phase;
  count: number;
  state: FleetViewState;
}) {
  const classes = useStyles();
  const { phase, count, state } = props;
  const query = useFleet({
    ...toFleetFilter(state.view),
    phase: [phase],
    orderBy: 'health',
    order: 'desc',
    limit: COLUMN_SIZE,
  });
  const name = PHASE_WORDS[phase];
  return (
    <section aria-label={name}>
      <h2 className={classes.heading}>
        <PhaseLabel phase={phase} />
        <span className={classes.count}>{count.toLocaleString('en')}</span>
      </h2>
      <QueryState query={query} what={`the agents in phase ${name}`}>
        {page => (
          <ul className={classes.list}>
            {page.items.map(row => (
              <BoardCard key={row.ref} row={row} />
            ))}
          </ul>
        )}
      </QueryState>
      {count > COLUMN_SIZE && (
        <Button size="small" onClick={() => state.showPhase(phase)}>
          All {count.toLocaleString('en')} in the table
        </Button>
      )}
    </section>
  );
}
