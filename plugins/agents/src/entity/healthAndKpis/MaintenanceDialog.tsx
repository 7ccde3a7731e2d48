import {
  type AgentInstance,
  formatDuration,
} from '@agent-portal/plugin-agents-common';
import {
  formatExactTime,
  useMaintenanceMutations,
  useNow,
} from '@agent-portal/plugin-agents-react';
import MenuItem from '@material-ui/core/MenuItem';
import { useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useCardStyles } from '../useCardStyles';
import { readStart } from './maintenanceStart';

/** As short as the API takes a reason. */
const SHORTEST_REASON = 10;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATIONS = [
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
];
const EVERYWHERE = '';

/** Asks where an agent may be down, from when, for how long and why, and says what that means. */
export function MaintenanceDialog(props: {
  agent: string;
  title: string;
  instances: readonly AgentInstance[];
  onClose: () => void;
}) {
  const classes = useCardStyles();
  const { agent, title, instances, onClose } = props;
  const [environment, setEnvironment] = useState(EVERYWHERE);
  const [begins, setBegins] = useState('');
  const [duration, setDuration] = useState(HOUR);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useMaintenanceMutations().plan;
  const now = useNow(15_000);
  const start = readStart(begins, now);
  const endsAt = new Date((start.at ?? now) + duration).toISOString();
  const said = reason.trim();
  return (
    <ActionDialog
      title={`Plan maintenance of ${title}`}
      confirm="Plan it"
      ready={said.length >= SHORTEST_REASON && start.problem === undefined}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={() =>
        mutate(
          {
            agents: [agent],
            ...(environment !== EVERYWHERE && { environment }),
            ...(start.at !== undefined && {
              startsAt: new Date(start.at).toISOString(),
            }),
            endsAt,
            reason: said,
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <DialogField
        select
        label="Where"
        SelectProps={{ displayEmpty: true }}
        InputLabelProps={{ shrink: true }}
        value={environment}
        onChange={setEnvironment}
      >
        <MenuItem value={EVERYWHERE}>Every environment</MenuItem>
        {instances.map(one => (
          <MenuItem key={one.environment} value={one.environment}>
            {one.environmentTitle ?? one.environment}
          </MenuItem>
        ))}
      </DialogField>
      <DialogField
        label="Begins (UTC)"
        type="datetime-local"
        InputLabelProps={{ shrink: true }}
        error={start.problem !== undefined}
        helperText={start.problem ?? 'Leave it empty to begin now.'}
        value={begins}
        onChange={setBegins}
      />
      <DialogField
        select
        label="For how long"
        helperText={`Until ${formatExactTime(endsAt)}.`}
        value={String(duration)}
        onChange={value => setDuration(Number(value))}
      >
        {DURATIONS.map(length => (
          <MenuItem key={length} value={String(length)}>
            {formatDuration(length)}
          </MenuItem>
        ))}
      </DialogField>
      <p className={classes.text}>
        {title} is measured on, and shown as in maintenance. For{' '}
        {formatDuration(duration)} what is found does not count in its uptime,
        raises no alert, and holds its rollouts where they are.
      </p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required
        helperText={`At least ${SHORTEST_REASON} characters. Shown to everybody, with your name.`}
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
