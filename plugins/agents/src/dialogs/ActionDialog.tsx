import { statusCodeOf } from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { type FormEvent, type ReactNode, useId } from 'react';
import { failureText } from './failureText';

const useStyles = makeStyles(theme => ({
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  failure: {
    ...theme.typography.body2,
    color: theme.palette.text.primary,
    borderLeft: `4px solid ${theme.palette.status.error}`,
    paddingLeft: theme.spacing(1),
    margin: 0,
    overflowWrap: 'anywhere',
  },
}));

/** A dialog with a form, which says what it failed with and stays open then. */
export function ActionDialog(props: {
  title: string;
  confirm: string;
  /** Whether what is filled in can be sent. */
  ready: boolean;
  pending: boolean;
  /** What the last attempt failed with. */
  error: Error | undefined;
  /** What a 409 means here, and what to do: there is nothing to send again then. */
  conflict?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const id = useId();
  const { title, confirm, ready, pending, error } = props;
  const isLate = props.conflict !== undefined && statusCodeOf(error) === 409;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending && !isLate) props.onConfirm();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={pending ? undefined : props.onClose}
      aria-labelledby={id}
    >
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent className={classes.content}>
          {props.children}
          {error && (
            <p role="alert" className={classes.failure}>
              {isLate ? `${props.conflict} ` : 'Nothing was changed: '}
              {failureText(error)}
            </p>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose} disabled={pending}>
            {isLate ? 'Close' : 'Cancel'}
          </Button>
          {!isLate && (
            <Button
              type="submit"
              color="primary"
              variant="contained"
              disabled={!ready || pending}
            >
              {pending ? 'Sending…' : confirm}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
