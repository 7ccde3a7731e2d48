import {
  describeBurn,
  evaluateKpi,
  type KpiBudget,
  type KpiBurn,
  type KpiDefinition,
  type KpiMeasurement,
  type KpiVerdict,
  parseDuration,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../catalog/AgentStore';
import { judgeBudget } from './judgeBudget';
import { listKpiTasks } from './listKpiTasks';
import type { KpiState, KpiStateStore } from './states/KpiStateStore';

/** How a KPI of an agent stands, and what that follows from. */
export type StoredKpiVerdict = {
  definition: KpiDefinition;
  verdict: KpiVerdict;
  measurement: KpiMeasurement;
  /** Why the figure is not to be relied on; absent when it is. */
  doubt?: string;
  /** Entity references of the environments it was measured in, furthest first. */
  environments: string[];
  /** Its error budget, where it has one, as it was counted last. */
  budget?: KpiBudget;
  /** How fast the budget is used up; none without one. */
  burns: StoredBurn[];
};

/** How fast an error budget is used up. */
export type StoredBurn = {
  id: KpiBurn['id'];
  status: KpiBurn['status'];
  /** Since when it stands so, ms. */
  since: number;
  /** A sentence for people. */
  text: string;
};

/** Draws the verdicts of many agents anew from what was measured last. */
export class KpiVerdictReadModel {
  readonly #agents: AgentStore;
  readonly #states: KpiStateStore;

  private constructor(agents: AgentStore, states: KpiStateStore) {
    this.#agents = agents;
    this.#states = states;
  }

  static create(options: {
    agents: AgentStore;
    states: KpiStateStore;
  }): KpiVerdictReadModel {
    return new KpiVerdictReadModel(options.agents, options.states);
  }

  /** By agent. @param now - ms since 1970 in UTC */
  async listVerdicts(
    agentRefs: string[],
    now: number,
  ): Promise<Map<string, StoredKpiVerdict[]>> {
    const tasks = listKpiTasks({
      agents: await this.#agents.listAgents(agentRefs),
      instances: await this.#agents.listInstances(agentRefs),
      policies: await this.#agents.listPolicies(),
    });
    const states = new Map(
      (await this.#states.list(agentRefs)).map(state => [
        `${state.agentRef}\n${state.kpiId}`,
        state,
      ]),
    );
    const verdicts = new Map<string, StoredKpiVerdict[]>(
      agentRefs.map(ref => [ref, []]),
    );
    for (const { request } of tasks) {
      const { agentRef, definition } = request;
      const state = states.get(`${agentRef}\n${definition.id}`);
      const measurement = state?.result.measurement ?? {
        samples: 0,
        problem: 'it was not evaluated yet',
      };
      const verdict = evaluateKpi(definition, measurement, now);
      verdicts.get(agentRef)?.push({
        definition,
        verdict,
        measurement,
        doubt: doubtAbout({ definition, verdict, measurement, now }),
        environments: state?.result.environments ?? [],
        ...readBudget(definition, state, now),
      });
    }
    return verdicts;
  }
}

function readBudget(
  definition: KpiDefinition,
  state: KpiState | undefined,
  now: number,
): Pick<StoredKpiVerdict, 'budget' | 'burns'> {
  const budget = judgeBudget(definition, state, now);
  if (!budget) return { burns: [] };
  return {
    budget,
    burns: budget.burns.map(burn => {
      const before = state?.budget?.burns[burn.id];
      return {
        id: burn.id,
        status: burn.status,
        since: before?.status === burn.status ? before.since : now,
        text: describeBurn(burn),
      };
    }),
  };
}

function doubtAbout(options: {
  definition: KpiDefinition;
  verdict: KpiVerdict;
  measurement: KpiMeasurement;
  now: number;
}): string | undefined {
  const { definition, verdict, measurement, now } = options;
  const { freshness, minimumSamples, window } = definition;
  const { problem, newestAt } = measurement;
  if (verdict.observed === undefined) {
    return problem ?? `nothing was measured in the last ${window}`;
  }
  if (freshness === undefined) {
    if (problem !== undefined) return problem;
  } else if (
    newestAt === undefined ||
    now - newestAt > parseDuration(freshness)
  ) {
    return `it was last measured more than ${freshness} ago`;
  }
  if (measurement.samples < minimumSamples) {
    return `there are ${measurement.samples} of the ${minimumSamples} samples that it needs`;
  }
  return measurement.atLeast
    ? `it is ${measurement.value} or more, and how much more is not known`
    : undefined;
}
