import type {
  AlertOperationName,
  AlertRow,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_OPERATION_WORDS,
  StatusLabel,
  describeResolving,
  useAlertMutations,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { TextWithRefs } from '../card/TextWithRefs';

const ACKNOWLEDGING =
  'Says that you look after it: nobody further is told. It still holds rollouts.';

const CONFLICT = 'Somebody was faster: this was not carried out. Look again.';

/** Asks for a reason, says the effect, and acknowledges or resolves the alert as it was seen. */
export function OperateAlertDialog(props: {
  /** As it is now; may change while the dialog is open. */
  row: AlertRow;
  operation: AlertOperationName;
  onClose: () => void;
}) {
  const classes = useRolloutStyles();
  const { row, operation, onClose } = props;
  const [seen, setSeen] = useState(row);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useAlertMutations().operate;
  const said = reason.trim();
  const mustSay = operation === 'resolve';
  const word = ALERT_OPERATION_WORDS[operation];
  const offered = row.operations.find(item => item.operation === operation);
  const changed = seen.state !== row.state || seen.severity !== row.severity;
  return (
    <ActionDialog
      title={word}
      confirm={word}
      ready={!changed && offered?.allowed === true && (!mustSay || said !== '')}
      pending={isPending}
      error={error ?? undefined}
      conflict={CONFLICT}
      onConfirm={() =>
        mutate(
          {
            id: row.id,
            operation,
            revision: row.revision,
            ...(said && { reason: said }),
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        <strong>
          {row.severity} {row.title}
        </strong>
      </p>
      <p className={classes.text}>
        {operation === 'resolve' ? describeResolving(row.kind) : ACKNOWLEDGING}
      </p>
      {changed && !isPending && !error && (
        <div role="alert" className={classes.notice}>
          <p className={classes.text}>
            The alert has changed since you opened this. Now:{' '}
            <StatusLabel kind="severity" status={row.severity} />{' '}
            <StatusLabel kind="alert" status={row.state} />
          </p>
          {offered?.allowed ? (
            <Button
              className={classes.button}
              size="small"
              variant="outlined"
              onClick={() => setSeen(row)}
            >
              I have looked: go on
            </Button>
          ) : (
            <p className={classes.text}>
              This cannot be done now
              {offered?.reason ? (
                <>
                  : <TextWithRefs text={offered.reason} />
                </>
              ) : (
                '.'
              )}
            </p>
          )}
        </div>
      )}
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required={mustSay}
        helperText="Kept with the alert, with your name."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
