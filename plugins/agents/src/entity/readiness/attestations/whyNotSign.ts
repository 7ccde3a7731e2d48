import type { StatementToSign } from '@agent-portal/plugin-agents-common';

/** Why the viewer may not sign a statement; nothing when they may. */
export function whyNotSign(statement: StatementToSign): string | undefined {
  if (!statement.releaseDigest) {
    return 'The catalog declares no release that a signature could be for.';
  }
  return statement.maySign
    ? undefined
    : statement.reason ?? 'You may not sign it.';
}
