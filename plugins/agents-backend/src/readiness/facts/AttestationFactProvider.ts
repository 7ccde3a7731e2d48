import { type Fact, isKnownFact } from '@agent-portal/plugin-agents-common';
import type { FactRequest } from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AttestationSource, ValidAttestation } from '../model';
import { isUnder, type Statement } from '../attestations/statements';
import { releaseDigest } from '../attestations/releaseDigest';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

interface AttestationFactProviderOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  attestations: AttestationSource;
  /** What scorecards in force ask for, by id. */
  statements: () => Promise<ReadonlyMap<string, Statement>>;
}

/**
 * Knows what people signed for, as far as it holds for the release that the catalog declares and for
 * the statement as scorecards ask for it.
 */
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
    const statements = await this.#options.statements();
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
      const statement = statements.get(one.factId);
      const reason = voidReason(one, {
        digest: digests.get(one.agentRef),
        statement,
      });
      if (reason === undefined) known?.set(one.factId, toFact(one));
      else if (known && !isKnownFact(known.get(one.factId))) {
        known.set(one.factId, { missing: reason });
      }
    }
    return facts;
  }
}

/** Why a signature does not hold; nothing when it does. */
function voidReason(
  one: ValidAttestation,
  context: { digest: string | undefined; statement: Statement | undefined },
): string | undefined {
  const { digest, statement } = context;
  if (one.releaseDigest !== digest) return 'it was signed for another release';
  // What no scorecard in force asks for is as it was signed.
  if (!statement || isUnder(one, statement)) return undefined;
  return 'what it states, who may sign it or how long it holds was changed since it was signed';
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
