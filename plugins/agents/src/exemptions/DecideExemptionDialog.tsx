import type {
  Exemption,
  ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import { useDecideExemption } from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { ActionDialog } from '../dialogs/ActionDialog';
import { DialogField } from '../dialogs/DialogField';
import { useCardStyles } from '../entity/useCardStyles';
import {
  DECISION_WORDS,
  describeEffect,
  describeExemption,
} from './exemptionWords';

/** Decides about an exemption: says the effect, and keeps a reason with it. */
export function DecideExemptionDialog(props: {
  exemption: Exemption;
  decision: ExemptionDecision;
  onClose: () => void;
}) {
  const classes = useCardStyles();
  const { exemption, decision, onClose } = props;
  const { mutate, isPending, error } = useDecideExemption();
  const [reason, setReason] = useState('');
  const needsReason = decision !== 'withdraw';
  const said = reason.trim();
  return (
    <ActionDialog
      title={`${DECISION_WORDS[decision]} the exemption`}
      confirm={DECISION_WORDS[decision]}
      ready={!needsReason || said !== ''}
      pending={isPending}
      error={error ?? undefined}
      conflict="Somebody else decided it first. Your decision was not stored; close this and look at the list. The portal says:"
      onConfirm={() =>
        mutate(
          { id: exemption.id, decision, ...(said && { reason: said }) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>
        {exemption.agentTitle ?? exemption.agent} from{' '}
        {describeExemption(exemption)}
      </p>
      <p className={classes.text}>{describeEffect(exemption, decision)}</p>
      <p className={classes.text}>The reason given: {exemption.reason}</p>
      <DialogField
        label="Reason"
        multiline
        minRows={2}
        required={needsReason}
        helperText="Kept with the decision, and shown to who asked."
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
