import type {
  AllowedOperation,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import {
  statusCodeOf,
  useOperateRollout,
} from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useRolloutStyles } from '../useRolloutStyles';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import {
  effectSentence,
  findOffered,
  isSameSituation,
  needsReason,
  operationLabel,
  rolloutTitle,
} from './operationTexts';

/**
 * Asks for a reason, says the effect, and operates the rollout as it was seen: a bake counts on
 * behind the dialog and does not matter, another state or weight has to be looked at first.
 */
export function OperateDialog(props: {
  /** As it is now; may change while the dialog is open. */
  row: RolloutRow;
  offered: AllowedOperation;
  onClose: () => void;
}) {
  const classes = useRolloutStyles();
  const { row, offered, onClose } = props;
  const [seen, setSeen] = useState(row);
  const { mutate, isPending, error, reset } = useOperateRollout();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const { operation, gate, signal } = offered;
  const label = operationLabel(row, offered);
  const present = findOffered(row, offered) ?? { ...offered, allowed: false };
  const changed = !isSameSituation(seen, row) || !present.allowed;
  const isLate = statusCodeOf(error) === 409;
  return (
    <ActionDialog
      title={label}
      confirm={label}
      ready={!changed && !isLate && (!needsReason(offered) || said !== '')}
      pending={isPending}
      error={(!isLate && error) || undefined}
      onConfirm={() =>
        mutate(
          {
            id: row.id,
            operation,
            revision: seen.revision,
            ...(said && { reason: said }),
            ...(gate && { gate }),
            ...(signal && { signal }),
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        <strong>{rolloutTitle(row)}</strong>
      </p>
      <p className={classes.text}>{effectSentence(present)}</p>
      {(changed || isLate) && !isPending && (
        <ChangedMeanwhile
          row={row}
          offered={present}
          conflict={isLate ? error ?? undefined : undefined}
          onLookedAt={() => {
            setSeen(row);
            reset();
          }}
        />
      )}
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required={needsReason(offered)}
        helperText="Kept in the ledger of the rollout, with your name."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
