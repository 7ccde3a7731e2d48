import type { Attestation } from '@agent-portal/plugin-agents-common';
import { useRevokeAttestation } from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { ActionDialog } from '../../../dialogs/ActionDialog';
import { DialogField } from '../../../dialogs/DialogField';

/** Takes a signature back, with a reason. */
export function RevokeAttestationDialog(props: {
  title: string;
  attestation: Attestation;
  onClose: () => void;
}) {
  const classes = useCardStyles();
  const { title, attestation, onClose } = props;
  const { mutate, isPending, error } = useRevokeAttestation();
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      title={`Take back the signature under “${title}”`}
      confirm="Take it back"
      ready={reason.trim() !== ''}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={() =>
        mutate(
          { id: attestation.id, reason: reason.trim() },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        The checks that ask for it are unknown at once, until somebody signs it
        again.
      </p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
