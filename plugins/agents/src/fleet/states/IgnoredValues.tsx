import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Close from '@material-ui/icons/Close';
import type { FleetViewState } from '../view/useFleetView';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.palette.text.primary,
    borderLeft: `4px solid ${theme.palette.status.warning}`,
    paddingLeft: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  text: { flex: 1, minWidth: 0 },
  line: { margin: 0 },
}));

const LONGEST_VALUE = 60;

/** Says what the address asks for and the page cannot do, until it is dismissed. */
export function IgnoredValues({ state }: { state: FleetViewState }) {
  const classes = useStyles();
  if (state.ignored.length === 0) return null;
  return (
    <div role="status" className={classes.root}>
      <div className={classes.text}>
        {state.ignored.map(({ parameter, value, known }) => (
          <p key={`${parameter} ${value}`} className={classes.line}>
            The address has{' '}
            <code>
              {parameter}={shorten(value)}
            </code>
            , which is left out: {parameter} can be {known.join(', ')}.
          </p>
        ))}
      </div>
      <IconButton
        size="small"
        aria-label="Dismiss the notice"
        onClick={state.dropIgnored}
      >
        <Close />
      </IconButton>
    </div>
  );
}

function shorten(value: string): string {
  return value.length > LONGEST_VALUE
    ? `${value.slice(0, LONGEST_VALUE)}…`
    : value;
}
