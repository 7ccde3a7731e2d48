import type { AlertRow } from '@agent-portal/plugin-agents-common';
import {
  formatExactTime,
  useAlertMutations,
  useNow,
} from '@agent-portal/plugin-agents-react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useId, useState } from 'react';
import { ActionDialog } from '../../dialogs/ActionDialog';
import { DialogField } from '../../dialogs/DialogField';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { SilenceReach } from './SilenceReach';
import { SILENCE_DURATIONS, listSilenceChoices } from './silenceChoices';

/** Asks what is to be quiet, for how long and why, and says what that is now. */
export function SilenceDialog(props: { alert: AlertRow; onClose: () => void }) {
  const classes = useRolloutStyles();
  const id = useId();
  const { alert, onClose } = props;
  const choices = listSilenceChoices(alert);
  const [choice, setChoice] = useState(choices[0].id);
  const [duration, setDuration] = useState(SILENCE_DURATIONS[1].ms);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useAlertMutations().silence;
  const now = useNow(15_000);
  const { matcher } = choices.find(item => item.id === choice) ?? choices[0];
  const endsAt = new Date(now + duration).toISOString();
  return (
    <ActionDialog
      title="Silence"
      confirm="Silence"
      ready={reason.trim() !== ''}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={() =>
        mutate(
          { matcher, reason: reason.trim(), endsAt },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        <strong>
          {alert.severity} {alert.title}
        </strong>
      </p>
      <p className={classes.text}>
        Nobody is told of what is silenced. It is still evaluated, still listed
        among the quiet alerts, and still holds rollouts.
      </p>
      <FormControl component="fieldset">
        <FormLabel component="legend" id={id}>
          What is to be quiet
        </FormLabel>
        <RadioGroup
          aria-labelledby={id}
          value={choice}
          onChange={event => setChoice(event.target.value)}
        >
          {choices.map(item => (
            <FormControlLabel
              key={item.id}
              value={item.id}
              label={item.label}
              control={<Radio color="primary" size="small" />}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <SilenceReach matcher={matcher} />
      <DialogField
        select
        label="For how long"
        helperText={`Until ${formatExactTime(endsAt)}.`}
        value={String(duration)}
        onChange={value => setDuration(Number(value))}
      >
        {SILENCE_DURATIONS.map(({ ms, label }) => (
          <MenuItem key={ms} value={String(ms)}>
            {label}
          </MenuItem>
        ))}
      </DialogField>
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
