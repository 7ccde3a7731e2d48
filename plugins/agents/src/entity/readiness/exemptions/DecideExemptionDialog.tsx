import type {
  Exemption,
  ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import { useDecideExemption } from '@agent-portal/plugin-agents-react';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { ActionDialog } from '../actions/ActionDialog';
import { DialogField } from '../actions/DialogField';
import { exemptionTitle } from './exemptionTitle';

/** What people call each decision. */
export const DECISION_WORDS: Readonly<Record<ExemptionDecision, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  withdraw: 'Withdraw',
  revoke: 'Revoke',
};

const EFFECTS: Readonly<Record<ExemptionDecision, string>> = {
  approve: 'It is in force at once and until its end, under your name.',
  reject: 'It never comes into force. Who asked is told.',
  withdraw: 'Nobody has to decide about it any more.',
  revoke: 'It ends at once; the level is lost if the check does not pass.',
};

/** Decides about an exemption, with a reason that stays with it. */
export function DecideExemptionDialog(props: {
  exemption: Exemption;
  decision: ExemptionDecision;
  onClose: () => void;
}) {
  const classes = useCardStyles();
  const { exemption, decision, onClose } = props;
  const { mutate, isPending, error } = useDecideExemption();
  const [reason, setReason] = useState('');
  const needsReason = decision === 'reject' || decision === 'revoke';
  const said = reason.trim();
  return (
    <ActionDialog
      title={`${DECISION_WORDS[decision]} the exemption from “${exemptionTitle(
        exemption,
      )}”`}
      confirm={DECISION_WORDS[decision]}
      ready={!needsReason || said !== ''}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={() =>
        mutate(
          { id: exemption.id, decision, ...(said && { reason: said }) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <p className={classes.text}>{EFFECTS[decision]}</p>
      <p className={classes.text}>The reason given: {exemption.reason}</p>
      <DialogField
        label="Why you decide so"
        multiline
        minRows={2}
        required={needsReason}
        value={reason}
        onChange={setReason}
      />
    </ActionDialog>
  );
}
