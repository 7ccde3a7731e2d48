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
  agents: Pick<AgentStore, 'getAgent'>;
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
    const { agents, exemptions, scorecards, store, now } = this.#options;
    const agent = await agents.getAgent(agentRef);
    if (!agent) return [];
    const facts = (await this.collectFacts([agentRef])).get(agentRef);
    if (!facts) return [];
    const time = now();
    const contextOf = createContexts({
      exemptions: await exemptions.listInForce([agentRef], time),
      holders: await scorecards.listHolders([agentRef]),
      now: time,
    });
    const stored = new Map(
      (await store.listResults({ agentRefs: [agentRef] })).map(result => [
        result.scorecardRef,
        result,
      ]),
    );
    const explained: AgentScorecard[] = [];
    for (const inForce of await this.listScorecards()) {
      const { compiled, scorecard } = inForce;
      if (compiled.appliesTo(facts, time) === false) continue;
      const context = contextOf(agentRef, inForce);
      const evaluation = compiled.evaluate(facts, context);
      const before = stored.get(scorecard.entityRef);
      const isSettled = before?.evaluation.rank === evaluation.rank;
      explained.push({
        inForce,
        evaluation,
        since: isSettled ? before.since : time,
        evaluatedAt: time,
        checks: compiled.explain(facts, context, toSubject(agent)),
        facts,
      });
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
  ): Promise<Map<string, FactSet>> {
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
