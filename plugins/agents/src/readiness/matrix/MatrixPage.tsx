import type { ScorecardSummary } from '@agent-portal/plugin-agents-common';
import { QueryState, useScorecards } from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useState } from 'react';
import { NextActions } from '../actions/NextActions';
import { CheckDrawer } from '../cell/CheckDrawer';
import { ReadinessFilters } from '../filters/ReadinessFilters';
import {
  type ReadinessViewState,
  useReadinessView,
} from '../view/useReadinessView';
import { Matrix } from './Matrix';
import { MatrixToolbar } from './MatrixToolbar';
import { NoScorecards } from './NoScorecards';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    alignItems: 'start',
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 1fr) 272px',
    },
  },
}));

/** The matrix of one scorecard, and what would take the reader's agents further. */
export function MatrixPage() {
  const state = useReadinessView();
  const query = useScorecards();
  return (
    <QueryState
      query={query}
      what="the scorecards"
      stillWorks="The fleet and the catalog do not depend on it."
      isEmpty={({ items }) => items.length === 0}
      empty={<NoScorecards />}
    >
      {({ items }) => <OneScorecard scorecards={items} state={state} />}
    </QueryState>
  );
}

function OneScorecard(props: {
  scorecards: ScorecardSummary[];
  state: ReadinessViewState;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const [filtersOpen, setFiltersOpen] = useState(false);
  const { scorecards, state } = props;
  const { view } = state;
  const scorecard =
    scorecards.find(({ ref }) => ref === view.scorecard) ??
    scorecards.find(item => item.default) ??
    scorecards[0];
  return (
    <div className={classes.root}>
      <MatrixToolbar
        scorecards={scorecards}
        scorecard={scorecard}
        state={state}
        narrow={narrow}
      />
      {narrow && (
        <Button
          variant="outlined"
          aria-expanded={filtersOpen}
          onClick={() => setFiltersOpen(!filtersOpen)}
        >
          {filtersOpen ? 'Hide the filters' : 'Filters'}
        </Button>
      )}
      {(!narrow || filtersOpen) && (
        <ReadinessFilters scorecard={scorecard} state={state} />
      )}
      <div className={classes.columns}>
        <Matrix
          key={scorecard.ref}
          scorecard={scorecard}
          state={state}
          narrow={narrow}
        />
        <NextActions scorecard={scorecard} onOpen={state.open} />
      </div>
      {view.open && (
        <CheckDrawer
          cell={view.open}
          scorecard={scorecard.ref}
          onClose={() => state.open(undefined)}
        />
      )}
    </div>
  );
}
