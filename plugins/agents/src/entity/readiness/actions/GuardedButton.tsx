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
  reason: {
    ...theme.typography.caption,
    color: theme.palette.textSubtle,
    overflowWrap: 'anywhere',
  },
}));

/** A button that says why it cannot be pressed: beside it, unless another element does. */
export function GuardedButton(props: {
  label: string;
  /** What a screen reader says instead of the label. */
  name?: string;
  /** Why not; it can be pressed when there is none. */
  reason?: string;
  /** Of the element that says the reason already. */
  reasonId?: string;
  onClick: () => void;
}) {
  const classes = useStyles();
  const id = useId();
  const { label, name, reason, reasonId } = props;
  return (
    <span className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        className={classes.button}
        aria-label={name}
        aria-describedby={reason && (reasonId ?? id)}
        disabled={reason !== undefined}
        onClick={props.onClick}
      >
        {label}
      </Button>
      {reason && !reasonId && (
        <span id={id} className={classes.reason}>
          {reason}
        </span>
      )}
    </span>
  );
}
