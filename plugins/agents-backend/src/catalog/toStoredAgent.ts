import {
  type AgentRolloutDriver,
  type EntityIssue,
  readAgent,
} from '@agent-portal/plugin-agents-common';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { StoredAgent } from './AgentStore';
import { boundEntity } from './boundEntity';
import { entityAttributes } from './entityAttributes';
import type { InstanceTarget } from './model';
import { readDependsOn } from './readDependsOn';

/**
 * Reads an agent's entity; what is wrong with it becomes the agent's problems.
 *
 * @param now - When the entity was found, in milliseconds since 1970.
 */
export function toStoredAgent(entity: Entity, now: number): StoredAgent {
  const { agent, issues } = readAgent(entity);
  const ref = stringifyEntityRef(entity);
  const { name, namespace = 'default', title } = entity.metadata;
  return {
    etag: entity.metadata.etag ?? '',
    descriptor: {
      ref,
      kind: entity.kind.toLowerCase(),
      namespace,
      name,
      title: agent?.title ?? title ?? name,
      owner: agent?.owner ?? '',
      system: agent?.system,
      family: agent?.family,
      lifecycle: agent?.lifecycle,
      labels: { ...entity.metadata.labels },
      release: agent?.release,
      kpiSet: agent?.kpis ?? unreadableKpiSet(entity),
      dependsOn: readDependsOn(entity),
      samples: agent?.samples ?? [],
      problems: issues.map(toProblem),
    },
    instances: (agent?.instances ?? []).map(instance => ({
      agentRef: ref,
      environmentRef: instance.environment,
      url: instance.url,
      registeredAt: now,
      paths: instance.health.paths,
      metrics: instance.metrics,
      ...(instance.rollout && { rollout: toRolloutTarget(instance.rollout) }),
    })),
    attributes: entityAttributes(entity),
    entity: boundEntity(entity),
  };
}

/**
 * What the entity states for a KpiSet where that is no reference. It names no set that exists, and
 * so keeps the agent from being measured by the default set, which it did not ask for.
 */
function unreadableKpiSet({ spec }: Entity): string | undefined {
  const agent = spec?.agent;
  const isObject = typeof agent === 'object' && agent !== null;
  if (!isObject || Array.isArray(agent)) return undefined;
  const { kpis } = agent;
  return kpis === undefined || kpis === null ? undefined : JSON.stringify(kpis);
}

function toRolloutTarget({
  driver,
  smokeTest,
  ...settings
}: AgentRolloutDriver): InstanceTarget['rollout'] {
  return { driver, settings, ...(smokeTest && { smokeTest }) };
}

function toProblem({ path, value, message, fix }: EntityIssue) {
  return { path, value, message, fix };
}
