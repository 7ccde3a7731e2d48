import {
  describeFailure,
  statusCodeOf,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { type ReactNode, useId } from 'react';
import { usePageStyles } from '../usePageStyles';

/** A step that cannot be taken back unseen: what it does, and what became of it when it failed. */
export function ActionDialog(props: {
  title: string;
  confirm: string;
  disabled?: boolean;
  busy: boolean;
  error?: Error;
  /** What a 409 means here, and what to do. */
  conflict: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const classes = usePageStyles();
  const id = useId();
  const { error, busy } = props;
  const conflict = statusCodeOf(error) === 409;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby={id}
      onClose={busy ? undefined : props.onClose}
    >
      <DialogTitle id={id}>{props.title}</DialogTitle>
      <DialogContent>
        {props.children}
        {error && (
          <p role="alert" className={`${classes.text} ${classes.notice}`}>
            {conflict
              ? `${props.conflict} The portal says: ${error.message}`
              : `It was not stored. ${describeFailure(error).cause}`}
          </p>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose} disabled={busy}>
          {conflict ? 'Close' : 'Cancel'}
        </Button>
        {!conflict && (
          <Button
            variant="contained"
            color="primary"
            disabled={props.disabled || busy}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
