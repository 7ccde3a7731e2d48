import type { RolloutPlan, Wave } from '@agent-portal/plugin-agents-common';
import type { Policies } from '../../catalog/AgentStore';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
  PlanDescriptor,
} from '../../catalog/model';
import { createWaveFinder } from '../../fleet/createWaveFinder';

/** The plan that an agent is rolled out by in an environment, and its wave. */
export interface AgentPlan {
  plan: RolloutPlan;
  wave: Wave;
}

/**
 * The environment that a plan is for: the one that it names, else the first for production; none
 * when there is no such environment.
 */
export function planEnvironment(
  { environment }: Pick<RolloutPlan, 'environment'>,
  environments: ReadonlyMap<string, EnvironmentDescriptor>,
): string | undefined {
  if (environment !== undefined) return environment;
  return [...environments.values()]
    .filter(({ stage }) => stage === 'production')
    .sort((a, b) => a.order - b.order || (a.ref < b.ref ? -1 : 1))[0]?.ref;
}

/**
 * Finds by which plan agents are rolled out in an environment: the first plan for it that has a
 * wave with the agent.
 */
export function createPlanFinder({
  plans,
  environments,
}: Pick<Policies, 'plans' | 'environments'>): (
  agent: AgentDescriptor,
  environmentRef: string,
) => AgentPlan | undefined {
  const finders = plans.flatMap(descriptor => {
    const { plan } = descriptor;
    return plan
      ? [
          {
            plan,
            environment: planEnvironment(plan, environments),
            findWave: createWaveFinder([descriptor]),
          },
        ]
      : [];
  });
  return (agent, environmentRef) => {
    for (const { plan, environment, findWave } of finders) {
      if (environment !== environmentRef) continue;
      const found = findWave(agent);
      const wave = found && plan.waves[found.order];
      if (wave) return { plan, wave };
    }
    return undefined;
  };
}

/** Whether all that a plan says is kept; it is not where it was stored by an earlier version. */
export function isReadWhole(
  descriptor: PlanDescriptor,
): descriptor is PlanDescriptor & { plan: RolloutPlan } {
  return descriptor.plan !== undefined;
}
