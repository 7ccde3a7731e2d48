import type { AlertSilence } from '@agent-portal/plugin-agents-common';
import {
  formatAlertCount,
  useAlertMutations,
} from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** Ends a silence before its time, and says whom that wakes. */
export function EndSilenceDialog(props: {
  silence: AlertSilence;
  onClose: () => void;
}) {
  const classes = useRolloutStyles();
  const { silence, onClose } = props;
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useAlertMutations().endSilence;
  const said = reason.trim();
  return (
    <ActionDialog
      title="End the silence"
      confirm="End it"
      ready={said !== ''}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={() =>
        mutate({ id: silence.id, reason: said }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        <strong>{silence.text}</strong>
      </p>
      <p className={classes.text}>
        {silence.matching === 0
          ? 'It keeps no alert quiet now.'
          : `People are told again of ${formatAlertCount(
              silence.matching,
            )} that it keeps quiet now.`}
      </p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required
        helperText="Kept with the silence, with your name."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
