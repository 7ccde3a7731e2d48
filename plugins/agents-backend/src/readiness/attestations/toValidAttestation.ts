import type { ValidAttestation } from '../model';
import type { StoredAttestation } from './AttestationStore';

/** A signature as the source of a fact. */
export function toValidAttestation(one: StoredAttestation): ValidAttestation {
  return {
    agentRef: one.agentRef,
    factId: one.factId,
    statement: one.statement,
    statementFingerprint: one.statementFingerprint,
    releaseDigest: one.releaseDigest,
    signedBy: one.signedBy,
    signedAt: one.signedAt,
    expiresAt: one.expiresAt,
    evidenceUrl: one.evidenceUrl,
  };
}
