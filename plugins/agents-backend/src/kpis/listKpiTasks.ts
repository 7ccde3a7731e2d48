import {
  type KpiDefinition,
  parseDuration,
} from '@agent-portal/plugin-agents-common';
import type {
  KpiMeasureEnvironment,
  KpiMeasureRequest,
} from '@agent-portal/plugin-agents-node';
import type { Policies } from '../catalog/AgentStore';
import type { AgentDescriptor, InstanceTarget } from '../catalog/model';
import { createKpiFinder, measuredEnvironments } from './kpisInForce';

/** A KPI of an agent that is to be judged. */
export interface KpiTask {
  request: KpiMeasureRequest;
  /** Which source measures it. */
  sourceType: string;
  /** Why there is nothing to measure. */
  problem?: string;
}

/** Lists the KPIs in force of the given agents, with where and by whom they are measured. */
export function listKpiTasks(fleet: {
  agents: AgentDescriptor[];
  instances: InstanceTarget[];
  policies: Policies;
}): KpiTask[] {
  const findKpis = createKpiFinder(fleet.policies);
  const instances = new Map<string, InstanceTarget[]>();
  for (const target of fleet.instances) {
    const others = instances.get(target.agentRef);
    if (others) others.push(target);
    else instances.set(target.agentRef, [target]);
  }
  return fleet.agents.flatMap(agent =>
    findKpis(agent).kpis.map(definition =>
      toTask(agent.ref, definition, {
        instances: instances.get(agent.ref) ?? [],
        policies: fleet.policies,
      }),
    ),
  );
}

function toTask(
  agentRef: string,
  definition: KpiDefinition,
  context: { instances: InstanceTarget[]; policies: Policies },
): KpiTask {
  const { source } = definition;
  const request = {
    agentRef,
    definition,
    windowMs: parseDuration(definition.window),
    environments: [],
  };
  if (source.type === 'push') return { request, sourceType: 'push' };

  const { instances, policies } = context;
  const found = measuredEnvironments(
    definition,
    instances,
    policies.environments,
  );
  if (found.length === 0) {
    const stage = definition.environment;
    return {
      request,
      sourceType: source.type,
      problem: stage
        ? `it has no instance in ${stage}`
        : 'it has no instance in a known environment',
    };
  }
  const environments = found.map(({ ref }) => {
    const { metrics } =
      instances.find(target => target.environmentRef === ref) ?? {};
    const environment: KpiMeasureEnvironment = { ref };
    if (metrics?.type === 'prometheus') {
      environment.prometheusSelector = metrics.selector;
      if (metrics.server !== undefined) {
        environment.prometheusServer = metrics.server;
      }
    }
    return environment;
  });
  // A source of its own keeps the metrics of some instances.
  const isKeptElsewhere = (one: KpiMeasureEnvironment) =>
    source.type === 'scrape' && one.prometheusSelector !== undefined;
  const [elsewhere, here] = [
    environments.filter(isKeptElsewhere),
    environments.filter(one => !isKeptElsewhere(one)),
  ];
  const isMixed = elsewhere.length > 0 && here.length > 0;
  return {
    request: { ...request, environments },
    sourceType: isKeptElsewhere(environments[0]) ? 'prometheus' : source.type,
    ...(isMixed && {
      problem: `the metrics of ${elsewhere[0].ref} are kept by Prometheus and those of ${here[0].ref} are read here, which one figure cannot be made of`,
    }),
  };
}
