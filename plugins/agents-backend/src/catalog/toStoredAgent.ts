import {
  type EntityIssue,
  readAgent,
} from '@agent-portal/plugin-agents-common';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { StoredAgent } from './AgentStore';
import { entityAttributes } from './entityAttributes';

/** Reads an agent's entity; what is wrong with it becomes the agent's problems. */
export function toStoredAgent(entity: Entity): StoredAgent {
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
      kpiSet: agent?.kpis,
      samples: agent?.samples ?? [],
      problems: issues.map(toProblem),
    },
    instances: (agent?.instances ?? []).map(instance => ({
      agentRef: ref,
      environmentRef: instance.environment,
      url: instance.url,
      paths: instance.health.paths,
      metrics: instance.metrics,
    })),
    attributes: entityAttributes(entity),
  };
}

function toProblem({ path, value, message, fix }: EntityIssue) {
  return { path, value, message, fix };
}
