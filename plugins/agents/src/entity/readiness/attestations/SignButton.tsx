import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { useState } from 'react';
import { GuardedButton } from '../actions/GuardedButton';
import { SignStatementDialog } from './SignStatementDialog';

/** Opens the dialog that signs a statement, for whoever may. */
export function SignButton(props: { statement: StatementToSign }) {
  const { statement } = props;
  const [open, setOpen] = useState(false);
  const { releaseDigest } = statement;
  return (
    <>
      <GuardedButton
        label="Sign"
        name={`Sign ${statement.title}`}
        reason={whyNot(statement)}
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

function whyNot(statement: StatementToSign): string | undefined {
  if (!statement.releaseDigest) {
    return 'The catalog declares no release that a signature could be for.';
  }
  return statement.maySign
    ? undefined
    : statement.reason ?? 'You may not sign it.';
}
