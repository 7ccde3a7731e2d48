import type {
  RolloutPage,
  RolloutState,
} from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  isRolloutActive,
  useRollouts,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { useRolloutStyles } from '../useRolloutStyles';
import { toRolloutsQuery } from '../view/rolloutsView';
import type { RolloutsViewState } from '../view/useRolloutsView';
import { RolloutTable } from './RolloutTable';

const PAGE_SIZE = 20;

/** The rollouts that have ended, the newest first, page by page. */
export function EndedRollouts({ state }: { state: RolloutsViewState }) {
  const classes = useRolloutStyles();
  const { cursor } = state.view;
  const query = useRollouts({
    ...toRolloutsQuery(state.view),
    active: false,
    limit: PAGE_SIZE,
    ...(cursor && { cursor }),
  });
  return (
    <section aria-label="Ended">
      <h2 className={classes.heading}>Ended</h2>
      <QueryState
        query={query}
        what="the rollouts that have ended"
        isEmpty={({ total }) => total === 0}
        empty={
          <p className={classes.text}>
            {excludesEnded(state.view.state)
              ? 'The filter asks for rollouts under way alone.'
              : 'None has ended.'}
          </p>
        }
      >
        {page => <Page page={page} state={state} />}
      </QueryState>
    </section>
  );
}

function Page(props: { page: RolloutPage; state: RolloutsViewState }) {
  const classes = useRolloutStyles();
  const { page, state } = props;
  return (
    <>
      <p className={`${classes.text} ${classes.subtle} ${classes.tabular}`}>
        {page.items.length} of {page.total}
        {state.view.cursor ? ', not the newest' : ', the newest first'}
      </p>
      <RolloutTable rows={page.items} label="Rollouts that have ended" />
      <div className={classes.buttons}>
        {state.view.cursor && (
          <Button
            className={classes.button}
            size="small"
            onClick={() => state.goTo(undefined)}
          >
            Newest
          </Button>
        )}
        {page.nextCursor && (
          <Button
            className={classes.button}
            size="small"
            variant="outlined"
            onClick={() => state.goTo(page.nextCursor)}
          >
            Older
          </Button>
        )}
      </div>
    </>
  );
}

function excludesEnded(states: readonly RolloutState[]): boolean {
  return states.length > 0 && states.every(isRolloutActive);
}
