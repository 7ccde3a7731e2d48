import type {
  AllowedOperation,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import { StatusLabel, formatWeight } from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { failureText } from '../../dialogs/failureText';
import { useRolloutStyles } from '../useRolloutStyles';

/** Says that the rollout is no longer as it was when the dialog was opened, and how it is now. */
export function ChangedMeanwhile(props: {
  row: RolloutRow;
  /** The operation as it is offered now. */
  offered: AllowedOperation;
  /** What the portal said to an attempt that came too late. */
  conflict: Error | undefined;
  onLookedAt: () => void;
}) {
  const classes = useRolloutStyles();
  const { row, offered, conflict } = props;
  return (
    <div role="alert" className={classes.notice}>
      <p className={classes.text}>
        {conflict
          ? 'Somebody was faster: the rollout has changed, and yours was not carried out. Look again.'
          : 'The rollout has changed since you opened this. Look again.'}
      </p>
      {conflict && (
        <p className={classes.text}>The portal says: {failureText(conflict)}</p>
      )}
      <p className={`${classes.text} ${classes.row}`}>
        Now: <StatusLabel kind="rollout" status={row.state} />{' '}
        {formatWeight(row.weight)}
      </p>
      {offered.allowed ? (
        <Button
          className={classes.button}
          size="small"
          variant="outlined"
          onClick={props.onLookedAt}
        >
          I have looked: go on
        </Button>
      ) : (
        <p className={classes.text}>
          This cannot be done now
          {offered.reason ? `: ${offered.reason}` : '.'}
        </p>
      )}
    </div>
  );
}
