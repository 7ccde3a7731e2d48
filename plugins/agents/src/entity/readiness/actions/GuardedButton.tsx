import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minWidth: 0,
  },
  button: { textTransform: 'none' },
  reason: { ...theme.typography.caption, color: theme.palette.textSubtle },
}));

/** A button that says beside it why it cannot be pressed. */
export function GuardedButton(props: {
  label: string;
  /** What a screen reader says instead of the label. */
  name?: string;
  /** Why not; it can be pressed when there is none. */
  reason?: string;
  onClick: () => void;
}) {
  const classes = useStyles();
  const id = useId();
  const { label, name, reason } = props;
  return (
    <span className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        className={classes.button}
        aria-label={name}
        aria-describedby={reason && id}
        disabled={reason !== undefined}
        onClick={props.onClick}
      >
        {label}
      </Button>
      {reason && (
        <span id={id} className={classes.reason}>
          {reason}
        </span>
      )}
    </span>
  );
}
