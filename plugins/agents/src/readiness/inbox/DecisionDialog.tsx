import type {
  Exemption,
  ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import { useDecideExemption } from '@agent-portal/plugin-agents-react';
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';
import { usePageStyles } from '../usePageStyles';
import { ActionDialog } from './ActionDialog';
import {
  DECISION_WORDS,
  describeEffect,
  describeExemption,
} from './exemptionWords';

/** Asks for the reason of a decision and says its effect before it is made. */
export function DecisionDialog(props: {
  exemption: Exemption;
  decision: ExemptionDecision;
  onClose: () => void;
}) {
  const classes = usePageStyles();
  const id = useId();
  const { exemption, decision, onClose } = props;
  const [reason, setReason] = useState('');
  const decide = useDecideExemption();
  const run = () =>
    decide.mutate(
      { id: exemption.id, decision, reason: reason.trim() },
      { onSuccess: onClose },
    );
  return (
    <ActionDialog
      title={`${DECISION_WORDS[decision]} the exemption`}
      confirm={DECISION_WORDS[decision]}
      disabled={reason.trim() === ''}
      busy={decide.isPending}
      error={decide.error ?? undefined}
      conflict="Somebody else decided it first. Your decision was not stored; close this and look at the list."
      onConfirm={run}
      onClose={onClose}
    >
      <p className={classes.text}>
        {exemption.agentTitle ?? exemption.agent} from{' '}
        {describeExemption(exemption)}
      </p>
      <p className={classes.text}>{describeEffect(exemption, decision)}</p>
      <TextField
        id={id}
        fullWidth
        required
        multiline
        margin="normal"
        label="Reason"
        helperText="Kept with the decision, and shown to who asked."
        inputProps={{ maxLength: 2_000 }}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
    </ActionDialog>
  );
}
