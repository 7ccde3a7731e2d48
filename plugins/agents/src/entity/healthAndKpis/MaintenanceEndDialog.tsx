import type { MaintenanceWindow } from '@agent-portal/plugin-agents-common';
import { useMaintenanceMutations } from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useCardStyles } from '../useCardStyles';

/** As short as the API takes a reason. */
const SHORTEST_REASON = 10;

/** Ends maintenance before its time, or calls it off, and says what counts again from then on. */
export function EndMaintenanceDialog(props: {
  window: MaintenanceWindow;
  onClose: () => void;
}) {
  const classes = useCardStyles();
  const { window, onClose } = props;
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useMaintenanceMutations().end;
  const said = reason.trim();
  return (
    <ActionDialog
      title={window.active ? 'End maintenance' : 'Call maintenance off'}
      confirm={window.active ? 'End it now' : 'Call it off'}
      ready={said.length >= SHORTEST_REASON}
      pending={isPending}
      error={error ?? undefined}
      conflict="It is over already. The portal says:"
      onConfirm={() =>
        mutate({ id: window.id, reason: said }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        <strong>{window.reason}</strong>
      </p>
      <p className={classes.text}>
        {window.active
          ? `From now on what is found of ${countAgents(
              window,
            )} counts again: in uptime, for alerts, and for rollouts.`
          : `Nothing will be left out for ${countAgents(window)}.`}
      </p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required
        helperText={`At least ${SHORTEST_REASON} characters. Kept with the maintenance, with your name.`}
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}

function countAgents({ agents }: MaintenanceWindow): string {
  return agents.length === 1 ? '1 agent' : `${agents.length} agents`;
}
