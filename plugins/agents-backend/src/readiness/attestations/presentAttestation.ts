import type { Attestation } from '@agent-portal/plugin-agents-common';
import { toTime } from '../workflow/toTime';
import { isUnder, type Statement } from './statements';
import type { StoredAttestation } from './AttestationStore';

/** A signature as the API shows it. */
export function presentAttestation(
  one: StoredAttestation,
  context: {
    /** Digest of the release that the catalog declares now. */
    digest: string | undefined;
    /** As it is asked for now; absent when no scorecard in force does. */
    statement: Statement | undefined;
    now: number;
  },
): Attestation {
  return {
    id: one.id,
    agent: one.agentRef,
    fact: one.factId,
    statement: one.statement,
    releaseVersion: one.releaseVersion,
    releaseDigest: one.releaseDigest,
    comment: one.comment,
    evidenceUrl: one.evidenceUrl,
    signedBy: one.signedBy,
    signedAt: toTime(one.signedAt),
    expiresAt: one.expiresAt === undefined ? undefined : toTime(one.expiresAt),
    status: statusOf(one, context),
    revokedBy: one.revokedBy,
    revokedAt: one.revokedAt === undefined ? undefined : toTime(one.revokedAt),
    revokeReason: one.revokeReason,
  };
}

function statusOf(
  one: StoredAttestation,
  {
    digest,
    statement,
    now,
  }: {
    digest: string | undefined;
    statement: Statement | undefined;
    now: number;
  },
): Attestation['status'] {
  if (one.revokedAt !== undefined) return 'revoked';
  if (one.releaseDigest !== digest) return 'void';
  if (statement && !isUnder(one, statement)) return 'void';
  return one.expiresAt !== undefined && one.expiresAt <= now
    ? 'expired'
    : 'valid';
}
