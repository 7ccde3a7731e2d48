import type {
  ExemptionStatus,
  ExemptionType,
} from '@agent-portal/plugin-agents-common';
import type { AgentScope } from '../../authorization/AgentScope';
import type { ExemptionSource } from '../model';

/** An exemption as it is kept; times in ms. */
export interface StoredExemption {
  id: string;
  type: ExemptionType;
  agentRef: string;
  /** Of an exemption from a check. */
  scorecardRef?: string;
  checkId?: string;
  /** Of a break-glass. */
  environmentRef?: string;
  releaseVersion?: string;
  releaseDigest?: string;
  reason: string;
  status: ExemptionStatus;
  /** Entity reference of the person. */
  requestedBy: string;
  requestedAt: number;
  expiresAt: number;
  decidedBy?: string;
  decidedAt?: number;
  decisionReason?: string;
  /** Of one that was approved and then taken back; who approved it stays noted beside it. */
  revokedBy?: string;
  revokedAt?: number;
  revokeReason?: string;
}

/** Which exemptions are asked for; an option that is absent narrows nothing. */
export interface ExemptionFilter {
  scope: AgentScope;
  agentRef?: string;
  statuses?: ExemptionStatus[];
  /** Only those that somebody asked for. */
  requestedBy?: string;
  /** Only those that end after then, ms. */
  endsAfter?: number;
  limit: number;
}

/** Moves an exemption on, if it still stands where it is thought to stand. */
export interface ExemptionMove {
  id: string;
  from: ExemptionStatus[];
  to: ExemptionStatus;
  by: string;
  at: number;
  reason?: string;
}

/** What a gate may be opened by. */
export interface BreakGlassKey {
  agentRef: string;
  environmentRef: string;
  releaseDigest: string;
}

/** Keeps exemptions and what became of them. */
export interface ExemptionStore extends ExemptionSource {
  /**
   * Of an agent one request at a time may wait for a decision: one for each check, and one for each
   * environment and release.
   *
   * @returns Whether it was added; `false` when another one waits.
   */
  insert(exemption: StoredExemption): Promise<boolean>;
  /** The request that waits for a decision about the same. */
  findOpen(exemption: StoredExemption): Promise<StoredExemption | undefined>;
  get(id: string): Promise<StoredExemption | undefined>;
  /** The newest first. */
  list(filter: ExemptionFilter): Promise<StoredExemption[]>;
  /**
   * Of several moves at once exactly one succeeds. An exemption that is over by time moves no more.
   *
   * @returns The exemption as it is now, or nothing when it no longer stands at `from`.
   */
  move(move: ExemptionMove): Promise<StoredExemption | undefined>;
  /** Marks what is over by time as expired, requests included. @returns What was marked. */
  expire(now: number): Promise<StoredExemption[]>;
  /** The one in force that opens a gate for a release; of several the one that lasts longest. */
  findBreakGlass(
    key: BreakGlassKey,
    now: number,
  ): Promise<StoredExemption | undefined>;
  /** Those that were asked for, decided, or are over, since then. */
  listChangedSince(since: number): Promise<StoredExemption[]>;
  /** Those in force that end before then. */
  listExpiring(now: number, before: number): Promise<StoredExemption[]>;
}
