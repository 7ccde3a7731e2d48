import type { ExemptionInForce } from '../model';
import { isInScope } from '../workflow/isInScope';
import type {
  BreakGlassKey,
  ExemptionFilter,
  ExemptionMove,
  ExemptionStore,
  StoredExemption,
} from './ExemptionStore';

/** An {@link ExemptionStore} for tests. */
export class MemoryExemptionStore implements ExemptionStore {
  readonly #exemptions = new Map<string, StoredExemption>();

  private constructor() {}

  static create(): MemoryExemptionStore {
    return new MemoryExemptionStore();
  }

  async insert(exemption: StoredExemption): Promise<boolean> {
    const isRequest = exemption.status === 'requested';
    if (isRequest && this.#findOpen(exemption)) return false;
    this.#exemptions.set(exemption.id, { ...exemption });
    return true;
  }

  async findOpen(
    exemption: StoredExemption,
  ): Promise<StoredExemption | undefined> {
    return this.#findOpen(exemption);
  }

  async get(id: string): Promise<StoredExemption | undefined> {
    const found = this.#exemptions.get(id);
    return found && { ...found };
  }

  async list(filter: ExemptionFilter): Promise<StoredExemption[]> {
    return this.#select(
      one =>
        isInScope(one.agentRef, filter.scope) &&
        (!filter.agentRef || one.agentRef === filter.agentRef) &&
        (!filter.statuses || filter.statuses.includes(one.status)) &&
        (!filter.requestedBy || one.requestedBy === filter.requestedBy) &&
        one.expiresAt > (filter.endsAfter ?? -Infinity),
    )
      .sort((a, b) => b.requestedAt - a.requestedAt || (a.id < b.id ? -1 : 1))
      .slice(0, filter.limit);
  }

  async move(move: ExemptionMove): Promise<StoredExemption | undefined> {
    const found = this.#exemptions.get(move.id);
    if (!found || !move.from.includes(found.status)) return undefined;
    if (found.expiresAt <= move.at) return undefined;
    const moved = {
      ...found,
      status: move.to,
      ...(move.to === 'revoked'
        ? {
            revokedBy: move.by,
            revokedAt: move.at,
            revokeReason: move.reason,
          }
        : {
            decidedBy: move.by,
            decidedAt: move.at,
            decisionReason: move.reason,
          }),
    };
    this.#exemptions.set(move.id, moved);
    return { ...moved };
  }

  async expire(now: number): Promise<StoredExemption[]> {
    const over = this.#select(
      one =>
        (one.status === 'requested' || one.status === 'approved') &&
        one.expiresAt <= now,
    ).map(one => ({ ...one, status: 'expired' as const }));
    for (const one of over) this.#exemptions.set(one.id, { ...one });
    return over;
  }

  async listInForce(
    agentRefs: string[] | undefined,
    now: number,
  ): Promise<ExemptionInForce[]> {
    return this.#inForce(now)
      .filter(one => one.type === 'check')
      .filter(one => !agentRefs || agentRefs.includes(one.agentRef))
      .map(one => ({
        id: one.id,
        agentRef: one.agentRef,
        scorecardRef: one.scorecardRef ?? '',
        checkId: one.checkId ?? '',
        expiresAt: one.expiresAt,
      }));
  }

  async findBreakGlass(
    key: BreakGlassKey,
    now: number,
  ): Promise<StoredExemption | undefined> {
    return this.#inForce(now)
      .filter(
        one =>
          one.type === 'break-glass' &&
          one.agentRef === key.agentRef &&
          one.environmentRef === key.environmentRef &&
          one.releaseDigest === key.releaseDigest,
      )
      .sort((a, b) => b.expiresAt - a.expiresAt)[0];
  }

  async listChangedSince(since: number): Promise<StoredExemption[]> {
    return this.#select(
      one =>
        one.requestedAt >= since ||
        (one.decidedAt ?? -Infinity) >= since ||
        (one.revokedAt ?? -Infinity) >= since ||
        (one.status === 'expired' && one.expiresAt >= since),
    ).sort((a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1));
  }

  async listExpiring(now: number, before: number): Promise<StoredExemption[]> {
    return this.#inForce(now)
      .filter(one => one.expiresAt < before)
      .sort((a, b) => a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1));
  }

  #findOpen(exemption: StoredExemption): StoredExemption | undefined {
    const subject = subjectOf(exemption);
    return this.#select(
      one => one.status === 'requested' && subjectOf(one) === subject,
    )[0];
  }

  #inForce(now: number): StoredExemption[] {
    return this.#select(
      one => one.status === 'approved' && one.expiresAt > now,
    );
  }

  #select(matches: (one: StoredExemption) => boolean): StoredExemption[] {
    return [...this.#exemptions.values()]
      .filter(matches)
      .map(one => ({ ...one }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function subjectOf(one: StoredExemption): string {
  const { type, agentRef } = one;
  return JSON.stringify(
    type === 'check'
      ? [type, agentRef, one.scorecardRef, one.checkId]
      : [type, agentRef, one.environmentRef, one.releaseDigest],
  );
}
