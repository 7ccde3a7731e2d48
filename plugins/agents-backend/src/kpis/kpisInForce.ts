import type { KpiDefinition, Stage } from '@agent-portal/plugin-agents-common';
import type { Policies } from '../catalog/AgentStore';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
  InstanceTarget,
} from '../catalog/model';

/** The KPIs that an agent is measured by. */
export interface KpisInForce {
  /** The same for agents that are measured by the same sets. */
  key: string;
  /** Entity references of the sets they come from. */
  kpiSets: string[];
  kpis: KpiDefinition[];
  /** Why there are none, where the agent asks for some. */
  problem?: string;
}

/**
 * Says which KPIs each agent is measured by: those of the set that it names, else those of every
 * default set, where the first by reference wins an id that several have. An agent that names a
 * set that is not there has none: another set's targets were never meant for it.
 */
export function createKpiFinder(
  policies: Policies,
): (agent: AgentDescriptor) => KpisInForce {
  const defaults = [...policies.kpiSets.values()]
    .filter(set => set.isDefault)
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const byId = new Map<string, KpiDefinition>();
  for (const kpi of defaults.flatMap(set => set.kpis)) {
    if (!byId.has(kpi.id)) byId.set(kpi.id, kpi);
  }
  const fallback: KpisInForce = {
    key: '',
    kpiSets: defaults.map(set => set.ref),
    kpis: [...byId.values()],
  };
  const named = new Map<string, KpisInForce>();
  return ({ kpiSet }) => {
    if (!kpiSet) return fallback;
    const known = named.get(kpiSet);
    if (known) return known;
    const set = policies.kpiSets.get(kpiSet);
    const found: KpisInForce = {
      key: kpiSet,
      kpiSets: [kpiSet],
      kpis: set?.kpis ?? [],
      ...(!set && {
        problem: `No KPI is measured: the agent names the KpiSet ${kpiSet} in spec.agent.kpis, which the catalog does not have`,
      }),
    };
    named.set(kpiSet, found);
    return found;
  };
}

const STAGES: readonly Stage[] = ['production', 'staging', 'development'];

/**
 * The environments that a KPI of an agent is measured in: those of the agent's instances in the
 * stage that the definition names; by default in production, or where the agent has no instance
 * there, in the furthest stage that it has one in. The furthest environment comes first.
 */
export function measuredEnvironments(
  definition: Pick<KpiDefinition, 'environment'>,
  instances: InstanceTarget[],
  environments: Map<string, EnvironmentDescriptor>,
): EnvironmentDescriptor[] {
  const known = instances
    .map(instance => environments.get(instance.environmentRef))
    .filter(environment => environment !== undefined);
  const stage =
    definition.environment ??
    STAGES.find(one => known.some(environment => environment.stage === one));
  return known
    .filter(environment => environment.stage === stage)
    .sort((a, b) => b.order - a.order || (a.ref < b.ref ? -1 : 1));
}
