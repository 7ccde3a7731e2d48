import type { ValidAttestation } from '../model';
import type {
  AttestationStore,
  Revocation,
  StoredAttestation,
} from './AttestationStore';
import { toValidAttestation } from './toValidAttestation';

/** An {@link AttestationStore} for tests. */
export class MemoryAttestationStore implements AttestationStore {
  readonly #attestations = new Map<string, StoredAttestation>();

  private constructor() {}

  static create(): MemoryAttestationStore {
    return new MemoryAttestationStore();
  }

  async insert(attestation: StoredAttestation): Promise<void> {
    this.#attestations.set(attestation.id, { ...attestation });
  }

  async get(id: string): Promise<StoredAttestation | undefined> {
    const found = this.#attestations.get(id);
    return found && { ...found };
  }

  async listOf(agentRefs: string[]): Promise<StoredAttestation[]> {
    return [...this.#attestations.values()]
      .filter(({ agentRef }) => agentRefs.includes(agentRef))
      .sort((a, b) => b.signedAt - a.signedAt || (a.id < b.id ? -1 : 1))
      .map(one => ({ ...one }));
  }

  async revoke(revocation: Revocation): Promise<StoredAttestation | undefined> {
    const found = this.#attestations.get(revocation.id);
    if (!found || found.revokedAt !== undefined) return undefined;
    const revoked = {
      ...found,
      revokedBy: revocation.by,
      revokedAt: revocation.at,
      revokeReason: revocation.reason,
    };
    this.#attestations.set(revocation.id, revoked);
    return { ...revoked };
  }

  async listValid(
    agentRefs: string[],
    now: number,
  ): Promise<ValidAttestation[]> {
    return (await this.listOf(agentRefs))
      .filter(one => one.revokedAt === undefined)
      .filter(one => one.expiresAt === undefined || one.expiresAt > now)
      .map(toValidAttestation);
  }
}
