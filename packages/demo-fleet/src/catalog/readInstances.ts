import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  DEFAULT_METRICS_PATH,
  formatEntityIssue,
  isAgentEntity,
  isEnvironmentEntity,
  readAgent,
  readEnvironment,
} from '@agent-portal/plugin-agents-common';
import { errorMessage } from '../errors/errorMessage';
import { describeDependencies } from './describeDependencies';
import { EnvironmentStage, InstanceDefinition } from './InstanceDefinition';
import { readEntities } from './readEntities';

export interface InstancesRead {
  instances: InstanceDefinition[];
  /** One sentence for each thing that was left out. */
  problems: string[];
}

function localPort(url: string): number | undefined {
  const { protocol, hostname, port } = new URL(url);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'http:' && local ? Number(port || 80) : undefined;
}

function stageOf(reference: string, entities: Entity[]): EnvironmentStage {
  const { name } = parseEntityRef(reference);
  const known = entities
    .filter(isEnvironmentEntity)
    .map(entity => readEnvironment(entity).environment)
    .find(environment => environment?.entityRef === reference);
  if (known) {
    return known.stage;
  }
  return name === 'production' || name === 'staging' ? name : 'development';
}

function instancesOf(entity: Entity, entities: Entity[]): InstancesRead {
  const { agent, issues } = readAgent(entity);
  const problems = issues.map(
    issue => `agent ${entity.metadata.name}: ${formatEntityIssue(issue)}`,
  );
  if (!agent) {
    return { instances: [], problems };
  }
  const dependencies = describeDependencies(entity, entities);
  const instances = agent.instances.flatMap(
    ({ environment, url, health, metrics }) => {
      const port = localPort(url);
      if (port === undefined) {
        return [];
      }
      const metricsPath =
        metrics.type === 'scrape' ? metrics.path : DEFAULT_METRICS_PATH;
      return {
        agent: agent.name,
        title: agent.title,
        description: agent.description ?? `The agent ${agent.title}`,
        environment: parseEntityRef(environment).name,
        stage: stageOf(environment, entities),
        port,
        version: agent.release?.version ?? '0.0.0',
        paths: { ...health.paths, metrics: metricsPath },
        dependencies,
      };
    },
  );
  return { instances, problems };
}

/** Names each instance that has the place or the port of one before it. */
function withoutClashes(found: InstanceDefinition[]): InstancesRead {
  const read: InstancesRead = { instances: [], problems: [] };
  for (const instance of found) {
    const { agent, environment, port } = instance;
    const before = read.instances.find(
      other =>
        other.port === port ||
        (other.agent === agent && other.environment === environment),
    );
    if (before) {
      read.problems.push(
        `${agent} in ${environment} on port ${port} is left out: ${before.agent} in ${before.environment} on port ${before.port} is there already`,
      );
    } else {
      read.instances.push(instance);
    }
  }
  return read;
}

/**
 * Finds the agents' instances on this machine in the catalog files of the
 * folders. Whatever cannot be used is named among the problems and left out.
 */
export async function readInstances(folders: string[]): Promise<InstancesRead> {
  const { entities, problems } = await readEntities(folders);
  const found: InstanceDefinition[] = [];
  for (const entity of entities.filter(isAgentEntity)) {
    try {
      const read = instancesOf(entity, entities);
      found.push(...read.instances);
      problems.push(...read.problems);
    } catch (error) {
      problems.push(`agent ${entity.metadata.name}: ${errorMessage(error)}`);
    }
  }
  const { instances, problems: clashes } = withoutClashes(found);
  return { instances, problems: [...problems, ...clashes] };
}
