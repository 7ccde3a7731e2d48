import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { useState } from 'react';
import { GuardedButton } from '../actions/GuardedButton';
import type { Refusal } from './SharedRefusal';
import { SignStatementDialog } from './SignStatementDialog';
import { whyNotSign } from './whyNotSign';

/** Opens the dialog that signs a statement, for whoever may. */
export function SignButton(props: {
  statement: StatementToSign;
  /** Said above for all statements without a signature. */
  refusal?: Refusal;
}) {
  const { statement, refusal } = props;
  const [open, setOpen] = useState(false);
  const { releaseDigest } = statement;
  return (
    <>
      <GuardedButton
        label="Sign"
        name={`Sign ${statement.title}`}
        reason={whyNotSign(statement)}
        reasonId={refusal?.id}
        onClick={() => setOpen(true)}
      />
      {open && releaseDigest && (
        <SignStatementDialog
          statement={{ ...statement, releaseDigest }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
