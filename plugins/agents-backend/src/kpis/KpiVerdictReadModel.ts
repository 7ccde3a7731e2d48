import {
  evaluateKpi,
  type KpiDefinition,
  type KpiMeasurement,
  type KpiVerdict,
  parseDuration,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../catalog/AgentStore';
import { listKpiTasks } from './listKpiTasks';
import type { KpiStateStore } from './states/KpiStateStore';

/** How a KPI of an agent stands, and what that follows from. */
export type StoredKpiVerdict = {
  definition: KpiDefinition;
  verdict: KpiVerdict;
  measurement: KpiMeasurement;
  /** Why the figure is not to be relied on; absent when it is. */
  doubt?: string;
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
      const measurement = states.get(`${agentRef}\n${definition.id}`)?.result
        .measurement ?? { samples: 0, problem: 'it was not evaluated yet' };
      const verdict = evaluateKpi(definition, measurement, now);
      verdicts.get(agentRef)?.push({
        definition,
        verdict,
        measurement,
        doubt: doubtAbout({ definition, verdict, measurement, now }),
      });
    }
    return verdicts;
  }
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
