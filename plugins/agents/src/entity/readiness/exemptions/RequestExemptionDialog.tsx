import type { ExemptionRequest } from '@agent-portal/plugin-agents-common';
import {
  useClock,
  useRequestExemption,
} from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { ActionDialog } from '../../../dialogs/ActionDialog';
import { DialogField } from '../../../dialogs/DialogField';

/** What an exemption is asked for. */
export type ExemptionSubject = { title: string } & (
  | { type: 'check'; scorecard: string; check: string }
  | { type: 'break-glass'; environment: string }
);

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const SHORTEST_REASON = 10;

/** Asks that an agent need not pass a check, or may pass a gate, until a day. */
export function RequestExemptionDialog(props: {
  agent: string;
  agentTitle: string;
  subject: ExemptionSubject;
  onClose: () => void;
}) {
  const classes = useCardStyles();
  const clock = useClock();
  const { agent, agentTitle, subject, onClose } = props;
  const { mutate, isPending, error } = useRequestExemption();
  const today = dayOf(clock.now());
  const [day, setDay] = useState(() =>
    dayOf(clock.now() + (subject.type === 'check' ? USUAL_DAYS : 1) * DAY_MS),
  );
  const [reason, setReason] = useState('');
  const ready = reason.trim().length >= SHORTEST_REASON && day >= today;
  const confirm = () =>
    mutate(toRequest(agent, subject, reason.trim(), day), {
      onSuccess: onClose,
    });
  return (
    <ActionDialog
      title={
        subject.type === 'check'
          ? `Ask for an exemption from “${subject.title}”`
          : `Ask to break the glass into ${subject.title}`
      }
      confirm="Ask for it"
      ready={ready}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className={classes.text}>
        {subject.type === 'check'
          ? `Once somebody else approves, the check is left out of the score and the level of ${agentTitle} until the day below. It stays visible as exempt.`
          : `Once somebody else approves, the gate lets the present release of ${agentTitle} pass until the day below. It ends with that release.`}
      </p>
      <DialogField
        label="Reason"
        multiline
        minRows={3}
        required
        value={reason}
        onChange={setReason}
        helperText={`Whoever decides reads it; at least ${SHORTEST_REASON} characters.`}
      />
      <DialogField
        label="Until"
        type="date"
        required
        value={day}
        onChange={setDay}
        helperText="It ends with that day, at 23:59:59 UTC."
        InputLabelProps={{ shrink: true }}
        inputProps={{ min: today }}
      />
    </ActionDialog>
  );
}

function toRequest(
  agent: string,
  subject: ExemptionSubject,
  reason: string,
  day: string,
): ExemptionRequest {
  const { title: _title, ...asked } = subject;
  return { ...asked, agent, reason, expiresAt: `${day}T23:59:59.000Z` };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
