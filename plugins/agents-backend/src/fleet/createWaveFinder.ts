import type { WaveRef } from '@agent-portal/plugin-agents-common';
import type { AgentDescriptor, PlanDescriptor } from '../catalog/model';

/** A wave with its position among all waves of all plans. */
export interface RankedWave extends WaveRef {
  rank: number;
}

/**
 * Finds the wave of an agent: the first, in the order of plans and waves, that names it or whose
 * family and labels it carries.
 */
export function createWaveFinder(
  plans: PlanDescriptor[],
): (agent: AgentDescriptor) => RankedWave | undefined {
  const waves = plans.flatMap(plan =>
    plan.waves.map((wave, order) => ({
      names: new Set(wave.agents.names ?? []),
      family: wave.agents.family,
      labels: Object.entries(wave.agents.labels ?? {}),
      system: plan.system,
      ref: {
        id: `${plan.ref}#${wave.id}`,
        title: wave.title,
        plan: plan.ref,
        order,
      },
    })),
  );
  return agent => {
    const rank = waves.findIndex(wave => {
      if (wave.names.has(agent.ref)) return true;
      if (!wave.family && wave.labels.length === 0) return false;
      if (wave.system && wave.system !== agent.system) return false;
      if (wave.family && wave.family !== agent.family) return false;
      return wave.labels.every(([key, value]) => agent.labels[key] === value);
    });
    return rank === -1 ? undefined : { ...waves[rank].ref, rank };
  };
}
