import type {
  ExemptionStatus,
  ExemptionType,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { isUniqueViolation } from '../../database/isUniqueViolation';
import { whereAgentScope } from '../../database/whereAgentScope';
import { whereAmong } from '../../database/whereAmong';
import type { ExemptionInForce } from '../model';
import type {
  BreakGlassKey,
  ExemptionFilter,
  ExemptionMove,
  ExemptionStore,
  StoredExemption,
} from './ExemptionStore';

interface ExemptionRow {
  id: string;
  type: ExemptionType;
  agent_ref: string;
  scorecard_ref: string | null;
  check_id: string | null;
  environment_ref: string | null;
  release_version: string | null;
  release_digest: string | null;
  reason: string;
  status: ExemptionStatus;
  requested_by: string;
  requested_at: number;
  expires_at: number;
  decided_by: string | null;
  decided_at: number | null;
  decision_reason: string | null;
  revoked_by: string | null;
  revoked_at: number | null;
  revoke_reason: string | null;
}

const OPEN: ExemptionStatus[] = ['requested', 'approved'];

/** Keeps exemptions in the plugin's database. */
export class DatabaseExemptionStore implements ExemptionStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseExemptionStore {
    return new DatabaseExemptionStore(options.knex);
  }

  async insert(exemption: StoredExemption): Promise<boolean> {
    try {
      await this.#table().insert(toRow(exemption));
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  async findOpen(
    exemption: StoredExemption,
  ): Promise<StoredExemption | undefined> {
    const row = await this.#table()
      .where({ status: 'requested', ...subjectOf(toRow(exemption)) })
      .first();
    return row && fromRow(row);
  }

  async get(id: string): Promise<StoredExemption | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromRow(row);
  }

  async list(filter: ExemptionFilter): Promise<StoredExemption[]> {
    const query = this.#table()
      .orderBy([
        { column: 'requested_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(filter.limit);
    whereAgentScope(query, filter.scope, 'agent_ref');
    if (filter.agentRef) query.where('agent_ref', filter.agentRef);
    if (filter.statuses) query.whereIn('status', filter.statuses);
    if (filter.requestedBy) query.where('requested_by', filter.requestedBy);
    if (filter.endsAfter !== undefined) {
      query.where('expires_at', '>', filter.endsAfter);
    }
    return (await query).map(fromRow);
  }

  async move(move: ExemptionMove): Promise<StoredExemption | undefined> {
    const [row] = await this.#table()
      .where('id', move.id)
      .whereIn('status', move.from)
      .where('expires_at', '>', move.at)
      .update({ status: move.to, ...noteOf(move) })
      .returning('*');
    return row && fromRow(row);
  }

  async expire(now: number): Promise<StoredExemption[]> {
    const rows = await this.#table()
      .whereIn('status', OPEN)
      .where('expires_at', '<=', now)
      .update({ status: 'expired' })
      .returning('*');
    return rows.map(fromRow);
  }

  async listInForce(
    agentRefs: string[] | undefined,
    now: number,
  ): Promise<ExemptionInForce[]> {
    const query = this.#table()
      .where({ status: 'approved', type: 'check' })
      .where('expires_at', '>', now)
      .orderBy('id');
    if (agentRefs) whereAmong(query, 'agent_ref', agentRefs);
    return (await query).map(row => ({
      id: row.id,
      agentRef: row.agent_ref,
      scorecardRef: row.scorecard_ref ?? '',
      checkId: row.check_id ?? '',
      expiresAt: Number(row.expires_at),
    }));
  }

  async findBreakGlass(
    key: BreakGlassKey,
    now: number,
  ): Promise<StoredExemption | undefined> {
    const row = await this.#table()
      .where({
        status: 'approved',
        type: 'break-glass',
        agent_ref: key.agentRef,
        environment_ref: key.environmentRef,
        release_digest: key.releaseDigest,
      })
      .where('expires_at', '>', now)
      .orderBy('expires_at', 'desc')
      .first();
    return row && fromRow(row);
  }

  async listChangedSince(since: number): Promise<StoredExemption[]> {
    const rows = await this.#table()
      .where('requested_at', '>=', since)
      .orWhere('decided_at', '>=', since)
      .orWhere('revoked_at', '>=', since)
      .orWhere(over =>
        over.where('status', 'expired').where('expires_at', '>=', since),
      )
      .orderBy(['requested_at', 'id']);
    return rows.map(fromRow);
  }

  async listExpiring(now: number, before: number): Promise<StoredExemption[]> {
    const rows = await this.#table()
      .where('status', 'approved')
      .where('expires_at', '>', now)
      .where('expires_at', '<', before)
      .orderBy(['expires_at', 'id']);
    return rows.map(fromRow);
  }

  #table(): Knex.QueryBuilder<ExemptionRow, ExemptionRow[]> {
    return this.#knex<ExemptionRow>('exemptions');
  }
}

/** Taking an exemption back leaves it noted who approved it. */
function noteOf({ to, by, at, reason }: ExemptionMove): Partial<ExemptionRow> {
  return to === 'revoked'
    ? { revoked_by: by, revoked_at: at, revoke_reason: reason ?? null }
    : { decided_by: by, decided_at: at, decision_reason: reason ?? null };
}

/** What a request is about. */
function subjectOf(row: ExemptionRow): Partial<ExemptionRow> {
  const { type, agent_ref } = row;
  return type === 'check'
    ? {
        type,
        agent_ref,
        scorecard_ref: row.scorecard_ref,
        check_id: row.check_id,
      }
    : {
        type,
        agent_ref,
        environment_ref: row.environment_ref,
        release_digest: row.release_digest,
      };
}

function toRow(exemption: StoredExemption): ExemptionRow {
  return {
    id: exemption.id,
    type: exemption.type,
    agent_ref: exemption.agentRef,
    scorecard_ref: exemption.scorecardRef ?? null,
    check_id: exemption.checkId ?? null,
    environment_ref: exemption.environmentRef ?? null,
    release_version: exemption.releaseVersion ?? null,
    release_digest: exemption.releaseDigest ?? null,
    reason: exemption.reason,
    status: exemption.status,
    requested_by: exemption.requestedBy,
    requested_at: exemption.requestedAt,
    expires_at: exemption.expiresAt,
    decided_by: exemption.decidedBy ?? null,
    decided_at: exemption.decidedAt ?? null,
    decision_reason: exemption.decisionReason ?? null,
    revoked_by: exemption.revokedBy ?? null,
    revoked_at: exemption.revokedAt ?? null,
    revoke_reason: exemption.revokeReason ?? null,
  };
}

function fromRow(row: ExemptionRow): StoredExemption {
  return {
    id: row.id,
    type: row.type,
    agentRef: row.agent_ref,
    scorecardRef: row.scorecard_ref ?? undefined,
    checkId: row.check_id ?? undefined,
    environmentRef: row.environment_ref ?? undefined,
    releaseVersion: row.release_version ?? undefined,
    releaseDigest: row.release_digest ?? undefined,
    reason: row.reason,
    status: row.status,
    requestedBy: row.requested_by,
    requestedAt: Number(row.requested_at),
    expiresAt: Number(row.expires_at),
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at === null ? undefined : Number(row.decided_at),
    decisionReason: row.decision_reason ?? undefined,
    revokedBy: row.revoked_by ?? undefined,
    revokedAt: row.revoked_at === null ? undefined : Number(row.revoked_at),
    revokeReason: row.revoke_reason ?? undefined,
  };
}
