import {
  compileScorecard,
  type Fact,
  type FactSet,
  type Scorecard,
} from '@agent-portal/plugin-agents-common';
import type {
  AgentScorecard,
  AttestationSource,
  ExemptionSource,
  ReadinessEvaluator,
  ReadinessReadModel,
  ScorecardInForce,
  SeenFacts,
  StoredResult,
} from '../model';

/** Evaluates whatever it is asked at once, from facts that a test sets. */
export class FakeReadiness implements ReadinessReadModel, ReadinessEvaluator {
  readonly #facts = new Map<string, Map<string, Fact>>();
  readonly #days = new Map<string, Map<string, SeenFacts>>();
  /** References of the agents that were evaluated, in order. */
  readonly evaluated: string[] = [];
  #scorecards: ScorecardInForce[] = [];
  readonly #options: {
    exemptions: ExemptionSource;
    attestations: AttestationSource;
    now: () => number;
  };

  private constructor(options: {
    exemptions: ExemptionSource;
    attestations: AttestationSource;
    now: () => number;
  }) {
    this.#options = options;
  }

  static create(options: {
    exemptions: ExemptionSource;
    attestations: AttestationSource;
    now: () => number;
  }): FakeReadiness {
    return new FakeReadiness(options);
  }

  setScorecards(...scorecards: Scorecard[]): void {
    this.#scorecards = scorecards.map(scorecard => ({
      scorecard,
      compiled: compileScorecard(scorecard),
      inForceSince: 0,
    }));
  }

  setFact(agentRef: string, id: string, fact: Fact): void {
    const facts = this.#facts.get(agentRef) ?? new Map<string, Fact>();
    this.#facts.set(agentRef, facts.set(id, fact));
  }

  /** @param seenAt - absent: at the end of the day */
  setDay(day: string, facts: Map<string, FactSet>, seenAt?: number): void {
    const end = Date.parse(`${day}T23:59:59.999Z`);
    this.#days.set(
      day,
      new Map(
        [...facts].map(([ref, found]) => [
          ref,
          { facts: found, seenAt: seenAt ?? end },
        ]),
      ),
    );
  }

  /** As with a provider that failed: what was found is stored all the same. */
  failing = false;

  async evaluate(agentRefs: string[]): Promise<void> {
    this.evaluated.push(...agentRefs);
    if (this.failing) {
      throw new AggregateError([], 'Some facts could not be collected');
    }
  }

  async follow(agentRefs: string[]): Promise<void> {
    await this.evaluate(agentRefs).catch(() => undefined);
  }

  async listScorecards(): Promise<ScorecardInForce[]> {
    return this.#scorecards;
  }

  async collectFacts(agentRefs: string[]): Promise<Map<string, FactSet>> {
    const signed = await this.#options.attestations.listValid(
      agentRefs,
      this.#options.now(),
    );
    return new Map(
      agentRefs.map(ref => {
        const facts = new Map(this.#facts.get(ref));
        for (const one of signed.filter(({ agentRef }) => agentRef === ref)) {
          facts.set(one.factId, {
            value: true,
            at: one.signedAt,
            provenance: 'attested',
            source: { title: one.signedBy },
          });
        }
        return [ref, facts];
      }),
    );
  }

  async explain(agentRef: string): Promise<AgentScorecard[]> {
    const now = this.#options.now();
    const facts = (await this.collectFacts([agentRef])).get(agentRef)!;
    const exempt = await this.#options.exemptions.listInForce([agentRef], now);
    return this.#scorecards
      .filter(({ compiled }) => compiled.appliesTo(facts, now) !== false)
      .map(inForce => {
        const context = {
          now,
          exempt: new Map(
            exempt
              .filter(one => one.scorecardRef === inForce.scorecard.entityRef)
              .map(one => [one.checkId, one.expiresAt]),
          ),
        };
        return {
          inForce,
          evaluation: inForce.compiled.evaluate(facts, context),
          since: now,
          evaluatedAt: now,
          checks: inForce.compiled.explain(facts, context, {
            ref: agentRef,
            name: agentRef.split('/')[1],
            namespace: 'default',
            owner: 'group:default/core-agents',
          }),
          facts,
        };
      });
  }

  async explainAll(
    agentRefs: string[],
  ): Promise<Map<string, AgentScorecard[]>> {
    const explained = new Map<string, AgentScorecard[]>();
    for (const ref of agentRefs) explained.set(ref, await this.explain(ref));
    return explained;
  }

  async listResults(options: {
    scorecardRef?: string;
    agentRefs?: string[];
  }): Promise<StoredResult[]> {
    const results: StoredResult[] = [];
    for (const agentRef of options.agentRefs ?? this.#facts.keys()) {
      for (const one of await this.explain(agentRef)) {
        const { entityRef, version } = one.inForce.scorecard;
        if (options.scorecardRef && options.scorecardRef !== entityRef)
          continue;
        results.push({
          agentRef,
          scorecardRef: entityRef,
          version,
          evaluation: one.evaluation,
          since: one.since,
          evaluatedAt: one.evaluatedAt,
        });
      }
    }
    return results;
  }

  async factsOnDay(day: string): Promise<Map<string, SeenFacts>> {
    return this.#days.get(day) ?? new Map();
  }

  async daysWithFacts(): Promise<string[]> {
    return [...this.#days.keys()].sort();
  }
}
