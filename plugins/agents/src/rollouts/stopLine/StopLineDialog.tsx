import type { StopLine } from '@agent-portal/plugin-agents-common';
import { useSetStopLine } from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useRolloutStyles } from '../useRolloutStyles';
import { countRollouts } from './countRollouts';

/** As short as the API takes a reason. */
const SHORTEST_REASON = 3;

/** Stops the line or lets it go on, with a reason, after saying how many rollouts that is about. */
export function StopLineDialog(props: { line: StopLine; onClose: () => void }) {
  const classes = useRolloutStyles();
  const { line, onClose } = props;
  // A line that somebody else stops meanwhile is not released by mistake.
  const [stop] = useState(!line.stopped);
  const { mutate, isPending, error } = useSetStopLine();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <ActionDialog
      title={stop ? 'Stop the line' : 'Let the line go on'}
      confirm={stop ? 'Stop every rollout' : 'Let them go on'}
      ready={said.length >= SHORTEST_REASON}
      pending={isPending}
      error={error ?? undefined}
      conflict="Somebody was faster. Close this and look again. The portal says:"
      onConfirm={() =>
        mutate({ stopped: stop, reason: said }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        {stop
          ? `Holds ${countRollouts(
              line.active,
            )} under way at the weight that each has now, and starts no other. Rolling back and aborting go on working.`
          : `Lets ${countRollouts(
              line.active,
            )} go on from where each is held, as soon as nothing else holds it.`}
      </p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required
        helperText="Shown to everybody, with your name."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
