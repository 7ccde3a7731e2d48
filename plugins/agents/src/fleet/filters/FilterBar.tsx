import Button from '@material-ui/core/Button';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Close from '@material-ui/icons/Close';
import { isFiltered } from '../view/fleetView';
import type { FleetViewState } from '../view/useFleetView';
import { FleetFilters } from './FleetFilters';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'grid',
    gap: theme.spacing(1),
    // Two rows until each of the nine has about 130 px, which its label needs.
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    [theme.breakpoints.up(1600)]: {
      gridTemplateColumns: 'repeat(9, minmax(0, 1fr))',
    },
  },
  drawer: {
    display: 'grid',
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    width: 'min(88vw, 360px)',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
  },
}));

/** The filters in a row, for wide screens. */
export function FilterBar({ state }: { state: FleetViewState }) {
  const classes = useStyles();
  return (
    <div className={classes.bar} role="group" aria-label="Filters">
      <FleetFilters state={state} />
    </div>
  );
}

/** The filters in a drawer, for narrow screens. */
export function FilterDrawer(props: {
  open: boolean;
  onClose: () => void;
  state: FleetViewState;
  total?: number;
}) {
  const classes = useStyles();
  const { open, onClose, state, total } = props;
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      PaperProps={{ role: 'dialog', 'aria-label': 'Filters' }}
    >
      <div className={classes.drawer}>
        <div className={classes.head}>
          <Typography variant="h6" component="h2">
            Filters
          </Typography>
          <IconButton aria-label="Close the filters" onClick={onClose}>
            <Close />
          </IconButton>
        </div>
        <FleetFilters state={state} />
        <Button variant="contained" color="primary" onClick={onClose}>
          {total === undefined
            ? 'Show the agents'
            : `Show ${total.toLocaleString('en')} ${
                total === 1 ? 'agent' : 'agents'
              }`}
        </Button>
        {isFiltered(state.view) && (
          <Button onClick={state.clearFilters}>Clear filters</Button>
        )}
      </div>
    </Drawer>
  );
}
