import type { Knex } from 'knex';
import { chunksOf } from '../../database/upsertRows';
import type { ValidAttestation } from '../model';
import type {
  AttestationStore,
  Revocation,
  StoredAttestation,
} from './AttestationStore';
import { toValidAttestation } from './toValidAttestation';

interface AttestationRow {
  id: string;
  agent_ref: string;
  fact_id: string;
  statement: string;
  statement_fingerprint: string | null;
  release_version: string | null;
  release_digest: string;
  comment: string | null;
  evidence_url: string | null;
  signed_by: string;
  signed_at: number;
  expires_at: number | null;
  revoked_by: string | null;
  revoked_at: number | null;
  revoke_reason: string | null;
}

/** References in one statement: SQLite takes 999 values and PostgreSQL 65,535. */
const REFS_PER_STATEMENT = 500;

/** Keeps signatures in the plugin's database. */
export class DatabaseAttestationStore implements AttestationStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseAttestationStore {
    return new DatabaseAttestationStore(options.knex);
  }

  async insert(attestation: StoredAttestation): Promise<void> {
    await this.#table().insert(toRow(attestation));
  }

  async get(id: string): Promise<StoredAttestation | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromRow(row);
  }

  async listOf(agentRefs: string[]): Promise<StoredAttestation[]> {
    const found: StoredAttestation[] = [];
    for (const refs of chunksOf(agentRefs, REFS_PER_STATEMENT)) {
      const rows = await this.#table().whereIn('agent_ref', refs);
      found.push(...rows.map(fromRow));
    }
    return found.sort(newestFirst);
  }

  async revoke(revocation: Revocation): Promise<StoredAttestation | undefined> {
    const [row] = await this.#table()
      .where('id', revocation.id)
      .whereNull('revoked_at')
      .update({
        revoked_by: revocation.by,
        revoked_at: revocation.at,
        revoke_reason: revocation.reason ?? null,
      })
      .returning('*');
    return row && fromRow(row);
  }

  async listValid(
    agentRefs: string[],
    now: number,
  ): Promise<ValidAttestation[]> {
    const found: StoredAttestation[] = [];
    for (const refs of chunksOf(agentRefs, REFS_PER_STATEMENT)) {
      const rows = await this.#table()
        .whereIn('agent_ref', refs)
        .whereNull('revoked_at')
        .where(holds =>
          holds.whereNull('expires_at').orWhere('expires_at', '>', now),
        );
      found.push(...rows.map(fromRow));
    }
    return found.sort(newestFirst).map(toValidAttestation);
  }

  #table(): Knex.QueryBuilder<AttestationRow, AttestationRow[]> {
    return this.#knex<AttestationRow>('attestations');
  }
}

function newestFirst(a: StoredAttestation, b: StoredAttestation): number {
  return b.signedAt - a.signedAt || (a.id < b.id ? -1 : 1);
}

function toRow(one: StoredAttestation): AttestationRow {
  return {
    id: one.id,
    agent_ref: one.agentRef,
    fact_id: one.factId,
    statement: one.statement,
    statement_fingerprint: one.statementFingerprint ?? null,
    release_version: one.releaseVersion ?? null,
    release_digest: one.releaseDigest,
    comment: one.comment ?? null,
    evidence_url: one.evidenceUrl ?? null,
    signed_by: one.signedBy,
    signed_at: one.signedAt,
    expires_at: one.expiresAt ?? null,
    revoked_by: one.revokedBy ?? null,
    revoked_at: one.revokedAt ?? null,
    revoke_reason: one.revokeReason ?? null,
  };
}

function fromRow(row: AttestationRow): StoredAttestation {
  return {
    id: row.id,
    agentRef: row.agent_ref,
    factId: row.fact_id,
    statement: row.statement,
    statementFingerprint: row.statement_fingerprint ?? undefined,
    releaseVersion: row.release_version ?? undefined,
    releaseDigest: row.release_digest,
    comment: row.comment ?? undefined,
    evidenceUrl: row.evidence_url ?? undefined,
    signedBy: row.signed_by,
    signedAt: Number(row.signed_at),
    expiresAt: row.expires_at === null ? undefined : Number(row.expires_at),
    revokedBy: row.revoked_by ?? undefined,
    revokedAt: row.revoked_at === null ? undefined : Number(row.revoked_at),
    revokeReason: row.revoke_reason ?? undefined,
  };
}
