import { QueryState, useRollouts } from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { RolloutCard } from '../card/RolloutCard';
import { useRolloutStyles } from '../useRolloutStyles';
import { isFiltered, toRolloutsQuery } from '../view/rolloutsView';
import type { RolloutsViewState } from '../view/useRolloutsView';
import { ActiveSummary } from './ActiveSummary';

const SHOWN = 50;

const useStyles = makeStyles(theme => ({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      alignItems: 'start',
    },
  },
}));

/** The rollouts under way as cards. */
export function ActiveRollouts({ state }: { state: RolloutsViewState }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const query = useRollouts({
    ...toRolloutsQuery(state.view),
    active: true,
    limit: SHOWN,
  });
  return (
    <section aria-label="Under way">
      <h2 className={classes.heading}>Under way</h2>
      <QueryState
        query={query}
        what="the rollouts under way"
        stillWorks="Rollouts go on by themselves."
        isEmpty={({ total }) => total === 0}
        empty={<NothingMoves state={state} />}
      >
        {({ items, total }) => (
          <>
            <ActiveSummary rows={items} />
            <div className={classes.cards}>
              {items.map(row => (
                <RolloutCard key={row.id} row={row} />
              ))}
            </div>
            {total > items.length && (
              <p className={`${classes.text} ${classes.tabular}`}>
                {items.length} of {total} are shown. Filter to see the others.
              </p>
            )}
          </>
        )}
      </QueryState>
    </section>
  );
}

function NothingMoves({ state }: { state: RolloutsViewState }) {
  const classes = useRolloutStyles();
  if (!isFiltered(state.view)) {
    return (
      <p className={classes.text}>
        Nothing moves. Start a rollout above, or a plan below.
      </p>
    );
  }
  return (
    <>
      <p className={classes.text}>No rollout under way matches the filters.</p>
      <Button
        className={classes.button}
        size="small"
        variant="outlined"
        onClick={state.clearFilters}
      >
        Clear filters
      </Button>
    </>
  );
}
