import {
  type AlertOperationName,
  type AlertRow,
  agentsAlertAcknowledgePermission,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_OPERATION_WORDS,
  OFFLINE_REASON,
  useConnection,
} from '@agent-portal/plugin-agents-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { SilenceDialog } from '../silences/SilenceDialog';
import { TextWithRefs } from '../card/TextWithRefs';
import { AcknowledgeButton } from './AcknowledgeButton';
import { OperateAlertDialog } from './OperateAlertDialog';
import { QueuedLine } from './QueuedLine';

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
  // Who has acknowledged or resolved it stands above: it is no news, and no button.
  const operations = row.operations.filter(
    ({ operation }) =>
      row.state === 'open' ||
      (row.state === 'acknowledged' && operation === 'resolve'),
  );
  const find = (operation: AlertOperationName) =>
    operations.find(item => item.operation === operation);
  const acknowledge = find('acknowledge');
  const resolve = find('resolve');
  const refused = operations.filter(
    ({ allowed, reason }) => !allowed && reason,
  );
  const maySilence = usePermission({
    permission: agentsAlertAcknowledgePermission,
  }).allowed;
  const silenceable = row.state !== 'resolved' && !row.silencedUntil;
  const { offline } = useConnection();
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
            disabled={!resolve.allowed || offline}
            aria-label={`Resolve, ${row.title}`}
            aria-describedby={describedBy({
              id,
              offline,
              allowed: resolve.allowed,
            })}
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
            disabled={offline}
            aria-label={`Silence, ${row.title}`}
            aria-describedby={offline ? `${id}-offline` : undefined}
            onClick={() => setOpen('silence')}
          >
            Silence…
          </Button>
        )}
      </div>
      <QueuedLine alert={row.id} />
      {offline && (resolve || (silenceable && maySilence)) && (
        <p id={`${id}-offline`} className={classes.reason}>
          Resolve and silence: {OFFLINE_REASON}
        </p>
      )}
      {refused.map(({ operation, reason }) => (
        <p key={operation} id={`${id}-${operation}`} className={classes.reason}>
          {ALERT_OPERATION_WORDS[operation]}:{' '}
          <TextWithRefs text={reason ?? ''} />
        </p>
      ))}
      {(open === 'acknowledge' || open === 'resolve') && (
        <OperateAlertDialog row={row} operation={open} onClose={close} />
      )}
      {open === 'silence' && <SilenceDialog alert={row} onClose={close} />}
    </div>
  );
}

/** What says why an alert cannot be resolved now. */
function describedBy(options: {
  id: string;
  offline: boolean;
  allowed: boolean;
}): string | undefined {
  const { id, offline, allowed } = options;
  if (!allowed) return `${id}-resolve`;
  return offline ? `${id}-offline` : undefined;
}
