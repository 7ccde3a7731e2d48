import {
  agentsExemptionGrantPermission,
  type Exemption,
} from '@agent-portal/plugin-agents-common';
import type { ScorecardInForce } from '../model';
import type { Caller } from '../workflow/Caller';
import { toTime } from '../workflow/toTime';
import type { StoredExemption } from './ExemptionStore';

type Move = Exemption['may'][number];

/** An exemption as the API shows it, with what the caller may do with it. */
export function presentExemption(
  exemption: StoredExemption,
  context: {
    caller?: Caller;
    /** Of agents by reference. */
    titles: ReadonlyMap<string, string>;
    scorecards: ScorecardInForce[];
    now: number;
  },
): Exemption {
  const { caller, titles, now } = context;
  const scorecard = context.scorecards.find(
    one => one.scorecard.entityRef === exemption.scorecardRef,
  )?.scorecard;
  const isOver =
    exemption.expiresAt <= now &&
    (exemption.status === 'requested' || exemption.status === 'approved');
  return {
    id: exemption.id,
    type: exemption.type,
    agent: exemption.agentRef,
    agentTitle: titles.get(exemption.agentRef),
    scorecard: exemption.scorecardRef,
    scorecardTitle: scorecard?.title,
    check: exemption.checkId,
    checkTitle: scorecard?.checks.find(({ id }) => id === exemption.checkId)
      ?.title,
    environment: exemption.environmentRef,
    releaseVersion: exemption.releaseVersion,
    releaseDigest: exemption.releaseDigest,
    reason: exemption.reason,
    // The task that marks what is over comes a moment later; nobody should see it in force.
    status: isOver ? 'expired' : exemption.status,
    requestedBy: exemption.requestedBy,
    requestedAt: toTime(exemption.requestedAt),
    expiresAt: toTime(exemption.expiresAt),
    decidedBy: exemption.decidedBy,
    decidedAt:
      exemption.decidedAt === undefined
        ? undefined
        : toTime(exemption.decidedAt),
    decisionReason: exemption.decisionReason,
    revokedBy: exemption.revokedBy,
    revokedAt:
      exemption.revokedAt === undefined
        ? undefined
        : toTime(exemption.revokedAt),
    revokeReason: exemption.revokeReason,
    may: caller && !isOver ? listMoves(exemption, caller) : [],
  };
}

function listMoves(exemption: StoredExemption, caller: Caller): Move[] {
  const { user, granted } = caller;
  if (user === undefined) return [];
  const mayGrant = granted.has(agentsExemptionGrantPermission.name);
  if (exemption.status === 'requested') {
    if (exemption.requestedBy === user) return ['withdraw'];
    return mayGrant ? ['approve', 'reject'] : [];
  }
  return exemption.status === 'approved' && mayGrant ? ['revoke'] : [];
}
