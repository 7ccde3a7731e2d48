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
import { hangs, type Wait, within } from './within';

/** How long facts that name no end outlive the last answer of a provider that fails, in ms. */
export const FALLBACK_MS = 5 * 60_000;

/** How long a provider that took too long is not asked again, ms: one wait a round is enough. */
export const PAUSE_MS = 30_000;

type Facts = Map<string, Fact>;

type FactAnswer = PromiseSettledResult<
  Awaited<ReturnType<FactProvider['collect']>>
>;

interface FactCollectorOptions {
  builtIn: BuiltInFactProvider[];
  /** Those of modules; each answers for the facts that scorecards declare with its id. */
  providers: FactProvider[];
  declared: () => Promise<DeclaredFact[]>;
  /** What was known last, by agent. */
  lastKnown: (
    agentRefs: string[],
  ) => Promise<Map<string, ReadonlyMap<string, Fact>>>;
  /** How long each provider may take, ms; one that takes longer has failed. */
  timeoutMs: number;
  wait: Wait;
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

/** What providers answered, or why they did not, by their ids. */
export type FactAnswers = {
  answers: ReadonlyMap<string, FactAnswer>;
  /** When they were asked, ms. */
  askedAt: number;
};

/**
 * Asks all providers of facts.
 *
 * The facts of a provider that fails, or takes too long, stay what they were until they expire, and
 * those that name no end until some minutes after its last answer to this process; then they are
 * unknown. So what nobody can tell any more never stays green.
 */
export class FactCollector {
  readonly #options: FactCollectorOptions;
  /** When each provider answered last, ms. */
  readonly #answeredAt = new Map<string, number>();
  /** When each that took too long was asked, ms. */
  readonly #hungAt = new Map<string, number>();

  private constructor(options: FactCollectorOptions) {
    this.#options = options;
  }

  static create(options: FactCollectorOptions): FactCollector {
    return new FactCollector(options);
  }

  /**
   * Asks the providers of modules. They go out to other systems, so that this is to be done before
   * a lock is taken.
   */
  async askModules(request: FactRequest): Promise<FactAnswers> {
    return this.#ask(this.#options.providers, request);
  }

  /** @param modules - What the providers of modules answered; absent: they are asked now. */
  async collect(
    request: FactRequest,
    modules?: FactAnswers,
  ): Promise<CollectedFacts> {
    const { agentRefs, now } = request;
    const asked = await Promise.all([
      this.#ask(this.#options.builtIn, request),
      modules ?? this.askModules(request),
    ]);
    request.signal?.throwIfAborted();
    // Read after the providers have answered, as one of them may follow what is declared.
    const declared = await this.#options.declared();
    const facts = new Map(agentRefs.map(ref => [ref, startingFacts(declared)]));
    const errors: Error[] = [];
    for (const part of this.#listParts(declared)) {
      const { id } = part.provider;
      for (const { answers, askedAt } of asked) {
        const answer = answers.get(id);
        if (answer?.status === 'fulfilled') {
          this.#answeredAt.set(id, askedAt);
          merge(facts, answer.value, part.covers);
        } else if (answer) {
          errors.push(
            new ForwardedError(`The fact provider ${id} failed`, answer.reason),
          );
          await this.#fallBack(facts, part, now);
        }
      }
    }
    return { facts, errors };
  }

  async #ask(
    providers: FactProvider[],
    request: FactRequest,
  ): Promise<FactAnswers> {
    const { timeoutMs, wait } = this.#options;
    const settled = await Promise.allSettled(
      providers.map(async provider => {
        const hungAt = this.#hungAt.get(provider.id) ?? -Infinity;
        if (Math.abs(request.now - hungAt) < PAUSE_MS) throw hangs(timeoutMs);
        // Called from within, so that one that throws at once fails like the others.
        return within(timeoutMs, {
          wait,
          signal: request.signal,
          work: signal => provider.collect({ ...request, signal }),
          onTimeout: () => this.#hungAt.set(provider.id, request.now),
        });
      }),
    );
    return {
      answers: new Map(
        settled.map((answer, index) => [providers[index].id, answer]),
      ),
      askedAt: request.now,
    };
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
  const facts: Facts = new Map();
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
