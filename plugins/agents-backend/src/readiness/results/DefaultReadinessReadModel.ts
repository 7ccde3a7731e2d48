import {
  type FactSet,
  type ReadinessSubject,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDescriptor } from '../../catalog/model';
import { createContexts } from '../evaluation';
import type { FactCollector } from '../facts';
import type {
  AgentScorecard,
  ExemptionSource,
  ReadinessReadModel,
  SeenFacts,
  StoredResult,
} from '../model';
import type {
  RegisteredScorecard,
  ScorecardRegister,
  ScorecardStore,
} from '../scorecards';
import type { ReadinessStore } from './ReadinessStore';

/** What {@link DefaultReadinessReadModel} works with. */
export interface DefaultReadinessReadModelOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  register: ScorecardRegister;
  scorecards: ScorecardStore;
  collector: FactCollector;
  exemptions: ExemptionSource;
  store: ReadinessStore;
  now: () => number;
}

/** Reads what evaluations found, and judges single agents anew where their reasons are wanted. */
export class DefaultReadinessReadModel implements ReadinessReadModel {
  readonly #options: DefaultReadinessReadModelOptions;

  private constructor(options: DefaultReadinessReadModelOptions) {
    this.#options = options;
  }

  static create(
    options: DefaultReadinessReadModelOptions,
  ): DefaultReadinessReadModel {
    return new DefaultReadinessReadModel(options);
  }

  async listScorecards(): Promise<RegisteredScorecard[]> {
    return this.#options.register.listInForce();
  }

  /** Facts of a provider that fails are unknown in it; the task of evaluation says so. */
  async collectFacts(agentRefs: string[]): Promise<Map<string, FactSet>> {
    const { collector, now } = this.#options;
    const { facts } = await collector.collect({ agentRefs, now: now() });
    return new Map(facts);
  }

  async explain(agentRef: string): Promise<AgentScorecard[]> {
    return (await this.explainAll([agentRef])).get(agentRef) ?? [];
  }

  /** As {@link explain}, for many agents with one look at everything; those that are gone are left out. */
  async explainAll(
    agentRefs: string[],
  ): Promise<Map<string, AgentScorecard[]>> {
    const explained = new Map<string, AgentScorecard[]>();
    if (agentRefs.length === 0) return explained;
    const { agents, exemptions, scorecards, store, now } = this.#options;
    const known = await agents.listAgents(agentRefs);
    const factsOf = await this.collectFacts(known.map(({ ref }) => ref));
    const time = now();
    const contextOf = createContexts({
      exemptions: await exemptions.listInForce(agentRefs, time),
      holders: await scorecards.listHolders(agentRefs),
      now: time,
    });
    const stored = new Map(
      (await store.listResults({ agentRefs })).map(result => [
        `${result.agentRef}\n${result.scorecardRef}`,
        result,
      ]),
    );
    const inForces = await this.listScorecards();
    for (const agent of known) {
      const facts = factsOf.get(agent.ref);
      if (!facts) continue;
      const standings: AgentScorecard[] = [];
      explained.set(agent.ref, standings);
      for (const inForce of inForces) {
        const { compiled, scorecard } = inForce;
        if (compiled.appliesTo(facts, time) === false) continue;
        const context = contextOf(agent.ref, inForce);
        const evaluation = compiled.evaluate(facts, context);
        const before = stored.get(`${agent.ref}\n${scorecard.entityRef}`);
        const isSettled = before?.evaluation.rank === evaluation.rank;
        standings.push({
          inForce,
          evaluation,
          since: isSettled ? before.since : time,
          evaluatedAt: time,
          checks: compiled.explain(facts, context, toSubject(agent)),
          facts,
        });
      }
    }
    return explained;
  }

  async listResults(options: {
    scorecardRef?: string;
    agentRefs?: string[];
  }): Promise<StoredResult[]> {
    return this.#options.store.listResults(options);
  }

  async factsOnDay(
    day: string,
    agentRefs?: string[],
  ): Promise<Map<string, SeenFacts>> {
    return this.#options.store.factsOnDay(day, agentRefs);
  }

  async daysWithFacts(): Promise<string[]> {
    return this.#options.store.daysWithFacts();
  }
}

function toSubject(agent: AgentDescriptor): ReadinessSubject {
  const { ref, name, namespace, owner, system } = agent;
  return { ref, name, namespace, owner, ...(system && { system }) };
}
