import type { AttestationSource } from '../model';

/** A signature as it is kept; times in ms. */
export interface StoredAttestation {
  id: string;
  agentRef: string;
  /** Id of the statement, as the scorecard declares it. */
  factId: string;
  /** What was signed, word for word. */
  statement: string;
  /** Of the statement as it was signed; absent of signatures from before it was kept. */
  statementFingerprint?: string;
  releaseVersion?: string;
  releaseDigest: string;
  comment?: string;
  evidenceUrl?: string;
  /** Entity reference of the person. */
  signedBy: string;
  signedAt: number;
  /** Absent: it holds as long as the release. */
  expiresAt?: number;
  revokedBy?: string;
  revokedAt?: number;
  revokeReason?: string;
}

/** Takes a signature back. */
export interface Revocation {
  id: string;
  by: string;
  at: number;
  reason?: string;
}

/** Keeps signatures. */
export interface AttestationStore extends AttestationSource {
  insert(attestation: StoredAttestation): Promise<void>;
  get(id: string): Promise<StoredAttestation | undefined>;
  /** The newest first. */
  listOf(agentRefs: string[]): Promise<StoredAttestation[]>;
  /** @returns The signature as it is now, or nothing when it was taken back before. */
  revoke(revocation: Revocation): Promise<StoredAttestation | undefined>;
}
