import {
  agentsExemptionGrantPermission,
  type ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import { NotAllowedError } from '@backstage/errors';
import { type Caller, requireOneself, requirePerson } from '../workflow/Caller';
import type { StoredExemption } from './ExemptionStore';

/**
 * The person who decides: who asked may withdraw, and nobody decides what they asked for.
 *
 * @throws NotAllowedError for anybody else.
 */
export function requireDecider(
  exemption: StoredExemption,
  decision: ExemptionDecision,
  options: { caller: Caller; actor: string | undefined },
): string {
  const { caller, actor } = options;
  if (decision === 'withdraw') {
    const user = requireOneself(caller, actor);
    if (exemption.requestedBy === user) return user;
    throw new NotAllowedError(
      `Only ${exemption.requestedBy}, who asked for it, may withdraw the exemption ${exemption.id}`,
    );
  }
  const user = requirePerson(caller, agentsExemptionGrantPermission, actor);
  if (decision !== 'revoke' && exemption.requestedBy === user) {
    throw new NotAllowedError(
      `You asked for the exemption ${exemption.id} yourself; somebody else has to ${decision} it`,
    );
  }
  return user;
}
