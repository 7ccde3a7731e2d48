import {
  type Fact,
  findBuiltInFact,
  isKnownFact,
} from '@agent-portal/plugin-agents-common';
import type {
  FactProvider,
  FactRequest,
} from '@agent-portal/plugin-agents-node';
import { ForwardedError } from '@backstage/errors';
import type { DeclaredFact } from '../scorecards/ScorecardRegister';
import type { BuiltInFactProvider } from './BuiltInFactProvider';

/** How long facts that name no end outlive the last answer of a provider that fails, in ms. */
export const FALLBACK_MS = 5 * 60_000;

const SEVERITIES = ['P0', 'P1', 'P2', 'P3'];

type Facts = Map<string, Fact>;

interface FactCollectorOptions {
  builtIn: BuiltInFactProvider[];
  /** Those of modules; each answers for the facts that scorecards declare with its id. */
  providers: FactProvider[];
  declared: () => Promise<DeclaredFact[]>;
  /** What was known last, by agent. */
  lastKnown: (
    agentRefs: string[],
  ) => Promise<Map<string, ReadonlyMap<string, Fact>>>;
}

/** A provider and the facts that it answers for. */
interface Part {
  provider: FactProvider;
  title: string;
  covers: (factId: string) => boolean;
}

/** What is known about agents, and what went wrong meanwhile. */
export interface CollectedFacts {
  facts: Map<string, Facts>;
  /** One per provider that failed. */
  errors: Error[];
}

/**
 * Asks all providers of facts.
 *
 * The facts of a provider that fails stay what they were until they expire, and those that name no
 * end until some minutes after its last answer to this process; then they are unknown. So what
 * nobody can tell any more never stays green.
 */
export class FactCollector {
  readonly #options: FactCollectorOptions;
  /** When each provider answered last, ms. */
  readonly #answeredAt = new Map<string, number>();

  private constructor(options: FactCollectorOptions) {
    this.#options = options;
  }

  static create(options: FactCollectorOptions): FactCollector {
    return new FactCollector(options);
  }

  async collect(request: FactRequest): Promise<CollectedFacts> {
    const { agentRefs, now, signal } = request;
    const declared = await this.#options.declared();
    const facts = new Map(agentRefs.map(ref => [ref, startingFacts(declared)]));
    const parts = this.#listParts(declared);
    const answers = await Promise.allSettled(
      // Called from within, so that one that throws at once fails like the others.
      parts.map(async ({ provider }) => provider.collect(request)),
    );
    signal?.throwIfAborted();
    const errors: Error[] = [];
    for (const [index, answer] of answers.entries()) {
      const part = parts[index];
      if (answer.status === 'fulfilled') {
        this.#answeredAt.set(part.provider.id, now);
        merge(facts, answer.value, part.covers);
      } else {
        errors.push(
          new ForwardedError(
            `The fact provider ${part.provider.id} failed`,
            answer.reason,
          ),
        );
        await this.#fallBack(facts, part, now);
      }
    }
    return { facts, errors };
  }

  #listParts(declared: DeclaredFact[]): Part[] {
    const { builtIn, providers } = this.#options;
    const providerOf = new Map(
      declared.map(fact => [
        fact.id,
        fact.type === 'provider' ? fact.provider : undefined,
      ]),
    );
    return [
      ...builtIn.map(provider => ({
        provider,
        title: provider.title,
        covers: (id: string) => provider.covers(id),
      })),
      ...providers.map(provider => ({
        provider,
        title: `the provider ${provider.id}`,
        covers: (id: string) =>
          providerOf.get(id) === provider.id && !findBuiltInFact(id),
      })),
    ];
  }

  async #fallBack(
    facts: Map<string, Facts>,
    { provider, title, covers }: Part,
    now: number,
  ): Promise<void> {
    const last = await this.#options.lastKnown([...facts.keys()]);
    const answeredAt = this.#answeredAt.get(provider.id);
    const end = (answeredAt ?? Number.NEGATIVE_INFINITY) + FALLBACK_MS;
    for (const [agentRef, found] of facts) {
      for (const id of found.keys()) {
        if (covers(id)) found.set(id, { missing: `${title} does not answer` });
      }
      for (const [id, fact] of last.get(agentRef) ?? []) {
        if (!covers(id)) continue;
        const expiresAt = isKnownFact(fact) ? fact.expiresAt ?? end : now;
        found.set(
          id,
          isKnownFact(fact) && expiresAt > now
            ? { ...fact, expiresAt }
            : { missing: `${title} does not answer` },
        );
      }
    }
  }
}

/** What is said of facts for which no provider says anything. */
function startingFacts(declared: DeclaredFact[]): Facts {
  const facts: Facts = new Map(
    SEVERITIES.map(severity => [
      `alerts.open.${severity}`,
      { missing: 'the portal does not watch alerts yet' },
    ]),
  );
  for (const fact of declared) {
    if (fact.type === 'attestation') {
      facts.set(fact.id, { missing: 'nobody has signed it for this release' });
    } else if (fact.type === 'provider') {
      facts.set(fact.id, {
        missing: `the provider ${fact.provider} says nothing about it`,
      });
    }
  }
  return facts;
}

function merge(
  facts: Map<string, Facts>,
  answer: ReadonlyMap<string, ReadonlyMap<string, Fact>>,
  covers: (factId: string) => boolean,
): void {
  for (const [agentRef, found] of answer) {
    const known = facts.get(agentRef);
    if (!known) continue;
    for (const [id, fact] of found) {
      if (covers(id)) known.set(id, fact);
    }
  }
}
