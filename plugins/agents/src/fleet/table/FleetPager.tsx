import type { FleetPage } from '@agent-portal/plugin-agents-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeft from '@material-ui/icons/ChevronLeft';
import ChevronRight from '@material-ui/icons/ChevronRight';
import type { FleetViewState } from '../view/useFleetView';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

/** How many agents are shown, and the way to the others. */
export function FleetPager(props: {
  page: FleetPage;
  total?: number;
  state: FleetViewState;
}) {
  const classes = useStyles();
  const { page, total, state } = props;
  const shown = page.items.length;
  const { nextCursor, previousCursor } = page;
  return (
    <nav className={classes.root} aria-label="Pages">
      <Typography variant="body2">{describe(shown, total)}</Typography>
      {(nextCursor || previousCursor) && (
        <>
          <Button
            size="small"
            startIcon={<ChevronLeft />}
            disabled={!previousCursor}
            onClick={() => state.goTo(previousCursor)}
          >
            Previous
          </Button>
          <Button
            size="small"
            endIcon={<ChevronRight />}
            disabled={!nextCursor}
            onClick={() => state.goTo(nextCursor)}
          >
            Next
          </Button>
        </>
      )}
    </nav>
  );
}

function describe(shown: number, total: number | undefined): string {
  const count = (total ?? shown).toLocaleString('en');
  if (total === undefined || total <= shown) {
    return `${count} ${count === '1' ? 'agent' : 'agents'}`;
  }
  return `${shown} of ${count} agents`;
}
