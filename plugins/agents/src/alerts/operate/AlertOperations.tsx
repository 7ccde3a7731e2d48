import {
  type AlertOperationName,
  type AlertRow,
  agentsAlertAcknowledgePermission,
} from '@agent-portal/plugin-agents-common';
import { ALERT_OPERATION_WORDS } from '@agent-portal/plugin-agents-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { SilenceDialog } from '../silences/SilenceDialog';
import { AcknowledgeButton } from './AcknowledgeButton';
import { OperateAlertDialog } from './OperateAlertDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  button: {
    textTransform: 'none',
    [theme.breakpoints.down('xs')]: { minHeight: 44, flex: '1 1 auto' },
  },
  reason: {
    ...theme.typography.caption,
    color: theme.palette.textSubtle,
    margin: 0,
    overflowWrap: 'anywhere',
  },
}));

/** What this person may do about an alert now; what they may not is disabled, with the reason. */
export function AlertOperations({ row }: { row: AlertRow }) {
  const classes = useStyles();
  const id = useId();
  const [open, setOpen] = useState<AlertOperationName | 'silence'>();
  const close = () => setOpen(undefined);
  const find = (operation: AlertOperationName) =>
    row.operations.find(item => item.operation === operation);
  const acknowledge = find('acknowledge');
  const resolve = find('resolve');
  const refused = row.operations.filter(
    ({ allowed, reason }) => !allowed && reason,
  );
  const maySilence = usePermission({
    permission: agentsAlertAcknowledgePermission,
  }).allowed;
  const silenceable = row.state !== 'resolved' && !row.silencedUntil;
  return (
    <div>
      <div
        className={classes.root}
        role="group"
        aria-label={`What you may do about ${row.title}`}
      >
        {acknowledge && (
          <AcknowledgeButton
            row={row}
            offered={acknowledge}
            describedBy={acknowledge.allowed ? undefined : `${id}-acknowledge`}
          />
        )}
        {acknowledge?.allowed && (
          <Button
            size="small"
            className={classes.button}
            aria-label={`Acknowledge with a note, ${row.title}`}
            onClick={() => setOpen('acknowledge')}
          >
            With a note…
          </Button>
        )}
        {resolve && (
          <Button
            size="small"
            variant="outlined"
            className={classes.button}
            disabled={!resolve.allowed}
            aria-label={`Resolve, ${row.title}`}
            aria-describedby={resolve.allowed ? undefined : `${id}-resolve`}
            onClick={() => setOpen('resolve')}
          >
            Resolve…
          </Button>
        )}
        {silenceable && maySilence && (
          <Button
            size="small"
            variant="outlined"
            className={classes.button}
            aria-label={`Silence, ${row.title}`}
            onClick={() => setOpen('silence')}
          >
            Silence…
          </Button>
        )}
      </div>
      {refused.map(({ operation, reason }) => (
        <p key={operation} id={`${id}-${operation}`} className={classes.reason}>
          {ALERT_OPERATION_WORDS[operation]}: {reason}
        </p>
      ))}
      {(open === 'acknowledge' || open === 'resolve') && (
        <OperateAlertDialog row={row} operation={open} onClose={close} />
      )}
      {open === 'silence' && <SilenceDialog alert={row} onClose={close} />}
    </div>
  );
}
