import type { AgentProblem } from '@agent-portal/plugin-agents-common';
import type { AgentDescriptor, InstanceTarget } from '../catalog/model';

const KPI_SET_PATH = 'spec.agent.kpis';

/** What is wrong with an agent's entry in the catalog, and with what it refers to. */
export function listCatalogProblems(options: {
  descriptor: AgentDescriptor | undefined;
  instances: InstanceTarget[];
  /** Those that the catalog has, by reference. */
  environments: ReadonlyMap<string, unknown>;
  kpiSets: ReadonlyMap<string, unknown>;
}): AgentProblem[] {
  const { descriptor, instances, environments, kpiSets } = options;
  const problems = [...(descriptor?.problems ?? [])];
  const kpiSet = descriptor?.kpiSet;
  const isToldAlready = problems.some(({ path }) => path === KPI_SET_PATH);
  if (kpiSet !== undefined && !kpiSets.has(kpiSet) && !isToldAlready) {
    problems.push({
      path: KPI_SET_PATH,
      value: kpiSet,
      message: 'is not a KpiSet in the catalog, so no KPI is measured',
      fix: 'register a KpiSet with this name, name one that exists, or leave the field away to use the default set',
    });
  }
  // Their stage is not known.
  for (const [index, { environmentRef }] of instances.entries()) {
    if (environments.has(environmentRef)) continue;
    problems.push({
      path: `spec.agent.instances[${index}].environment`,
      value: environmentRef,
      message: 'is not an environment in the catalog',
      fix: 'register a Resource of type environment with this name, or name one that exists',
    });
  }
  return problems;
}
