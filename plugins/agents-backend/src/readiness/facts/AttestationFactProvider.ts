import type { Fact } from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AttestationSource, ValidAttestation } from '../model';
import { releaseDigest } from '../attestations/releaseDigest';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

interface AttestationFactProviderOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  attestations: AttestationSource;
}

/** Knows what people signed for, as far as it holds for the release that the catalog declares. */
export class AttestationFactProvider implements BuiltInFactProvider {
  readonly id = 'attestations';
  readonly title = 'the store of attestations';
  readonly #options: AttestationFactProviderOptions;

  private constructor(options: AttestationFactProviderOptions) {
    this.#options = options;
  }

  static create(
    options: AttestationFactProviderOptions,
  ): AttestationFactProvider {
    return new AttestationFactProvider(options);
  }

  covers(factId: string): boolean {
    return factId.startsWith('attestation.');
  }

  async collect({
    agentRefs,
    now,
  }: FactRequest): Promise<Map<string, Map<string, Fact>>> {
    const { agents, attestations } = this.#options;
    const digests = new Map(
      (await agents.listAgents(agentRefs)).map(({ ref, release }) => [
        ref,
        releaseDigest(release),
      ]),
    );
    const facts = new Map(agentRefs.map(ref => [ref, new Map<string, Fact>()]));
    const valid = await attestations.listValid(agentRefs, now);
    // The newest signature last, so that it is the one that stays.
    for (const one of [...valid].sort((a, b) => a.signedAt - b.signedAt)) {
      const known = facts.get(one.agentRef);
      if (one.releaseDigest === digests.get(one.agentRef)) {
        known?.set(one.factId, toFact(one));
      } else if (known && !known.has(one.factId)) {
        known.set(one.factId, { missing: 'it was signed for another release' });
      }
    }
    return facts;
  }
}

function toFact(one: ValidAttestation): Fact {
  return {
    value: true,
    at: one.signedAt,
    ...(one.expiresAt !== undefined && { expiresAt: one.expiresAt }),
    provenance: 'attested',
    source: {
      title: one.signedBy,
      ...(one.evidenceUrl !== undefined && { url: one.evidenceUrl }),
    },
  };
}
