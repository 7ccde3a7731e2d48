import {
  type FleetSummary,
  PHASES,
  type Phase,
} from '@agent-portal/plugin-agents-common';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetViewState } from '../view/useFleetView';
import { BoardColumn } from './BoardColumn';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: '1fr',
    [theme.breakpoints.up('md')]: {
      gridAutoFlow: 'column',
      gridTemplateColumns: 'none',
      gridAutoColumns: 'minmax(240px, 1fr)',
      overflowX: 'auto',
      paddingBottom: theme.spacing(1),
    },
  },
}));

/** The agents by phase, each column with the worst first. */
export function FleetBoard(props: {
  summary: FleetSummary;
  state: FleetViewState;
}) {
  const classes = useStyles();
  const { summary, state } = props;
  const phases = PHASES.filter(phase => countIn(summary, phase) > 0);
  return (
    <div className={classes.root}>
      {phases.map(phase => (
        <BoardColumn
          key={phase}
          phase={phase}
          count={countIn(summary, phase)}
          state={state}
        />
      ))}
    </div>
  );
}

function countIn(summary: FleetSummary, phase: Phase): number {
  return summary.byPhase[phase] ?? 0;
}
