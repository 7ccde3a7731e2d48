import type { Entity } from '@backstage/catalog-model';
import type { AgentRelease, AgentRolloutDriver } from './AgentEntity';
import { DEFAULT_HEALTH_PATHS, DEFAULT_METRICS_PATH } from './constants';
import type { EntityIssue } from './EntityIssue';
import { agentSample } from './readAgentSample';
import type { AgentSample } from './readAgentSample';
import { ObjectReader } from './reading/ObjectReader';
import type { Place } from './reading/Place';
import {
  absolutePath,
  flag,
  list,
  object,
  reference,
  text,
} from './reading/fields';
import { readEntity } from './reading/readEntity';
import type { EntityHead } from './reading/readEntity';
import { baseUrl } from './reading/webFields';
import { smokeTest } from './readSmokeTest';

/**
 * An instance with everything its entity leaves out filled in.
 *
 * @public
 */
export type AgentInstanceDefinition = {
  /** Where the entity describes it, such as `spec.agent.instances[0]`. */
  path: string;
  /** Full reference of the environment, in lower case. */
  environment: string;
  /** Base URL, without a slash at its end. */
  url: string;
  health: {
    paths: {
      liveness: string;
      agents: string;
      dependencies: string;
      business: string;
    };
  };
  metrics:
    | { type: 'scrape'; path: string }
    | { type: 'prometheus'; selector: string; server?: string }
    | { type: 'otlp' };
  rollout?: AgentRolloutDriver;
};

/**
 * An agent as its entity describes it, with references in full and defaults
 * filled in. Parts that are not valid are left out.
 *
 * @public
 */
export type Agent = {
  /** Full reference in lower case, such as `component:default/architect`. */
  entityRef: string;
  namespace: string;
  name: string;
  /** The title, or the name where it has none. */
  title: string;
  description?: string;
  lifecycle?: string;
  /** Full reference of the owner. */
  owner?: string;
  /** Full reference of the system. */
  system?: string;
  family?: string;
  release?: AgentRelease;
  /** At most one for each environment, as the entity orders them. */
  instances: AgentInstanceDefinition[];
  /** Full reference of its own KpiSet. */
  kpis?: string;
  samples: AgentSample[];
};

/**
 * Reads an agent's entity. Never throws: what is wrong comes back as issues,
 * and the agent without the parts that are wrong, so that one bad instance does
 * not hide the others. There is no agent at all only when the entity has no
 * name or no spec.
 *
 * @public
 */
export function readAgent(entity: Entity): {
  agent?: Agent;
  issues: EntityIssue[];
} {
  const { value, issues } = readEntity(entity, readSpec);
  return { agent: value, issues };
}

function readSpec(spec: ObjectReader, head: EntityHead): Agent {
  const agent = spec.read('agent', object(readAgentSpec));
  return {
    ...head,
    lifecycle: spec.need('lifecycle', text),
    owner: spec.need(
      'owner',
      reference({ defaultKind: 'group', kinds: ['group', 'user'] }),
    ),
    system: spec.read(
      'system',
      reference({ defaultKind: 'system', kinds: ['system'] }),
    ),
    ...agent,
    instances: agent?.instances ?? [],
    samples: agent?.samples ?? [],
  };
}

function readAgentSpec(reader: ObjectReader) {
  return {
    family: reader.read('family', text),
    release: reader.read('release', object(readRelease)),
    instances: reader.read('instances', instances),
    kpis: reader.read(
      'kpis',
      reference({ defaultKind: 'kpiset', kinds: ['kpiset'] }),
    ),
    samples: reader.read('samples', list(agentSample)),
  };
}

function readRelease(reader: ObjectReader): AgentRelease | undefined {
  const version = reader.need('version', text);
  const release = {
    image: reader.read('image', text),
    model: reader.read(
      'model',
      object(model => {
        const provider = model.need('provider', text);
        const name = model.need('name', text);
        return provider && name ? { provider, name } : undefined;
      }),
    ),
    prompt: reader.read(
      'prompt',
      object(prompt => {
        const ref = prompt.need('ref', text);
        return ref ? { ref } : undefined;
      }),
    ),
    tools: reader.read('tools', list(text)),
    guardrails: reader.read('guardrails', list(text)),
  };
  return version === undefined ? undefined : { version, ...release };
}

/** Reads instances; of several in one environment the first one stays. */
function instances(
  value: unknown,
  place: Place,
): AgentInstanceDefinition[] | undefined {
  const seen = new Map<string, Place>();
  return list((item, itemPlace) => {
    const instance = object(readInstance)(item, itemPlace);
    if (!instance) {
      return undefined;
    }
    const { environment } = instance;
    const first = seen.get(environment);
    if (first) {
      return itemPlace
        .field('environment')
        .reportText(
          environment,
          `is already used by ${first.path.replace('spec.agent.', '')}`,
          'keep one instance per environment',
        );
    }
    seen.set(environment, itemPlace);
    return instance;
  })(value, place);
}

function readInstance(
  reader: ObjectReader,
): AgentInstanceDefinition | undefined {
  const environment = reader.need(
    'environment',
    reference({ defaultKind: 'resource', kinds: ['resource'] }),
  );
  const url = reader.need('url', baseUrl);
  const paths = reader.read(
    'health',
    object(health => health.read('paths', object(readHealthPaths))),
  );
  const metrics = reader.read('metrics', object(readMetrics));
  const rollout = reader.read('rollout', object(readRolloutDriver));
  if (environment === undefined || url === undefined) {
    return undefined;
  }
  return {
    path: reader.place.path,
    environment,
    url,
    health: { paths: paths ?? { ...DEFAULT_HEALTH_PATHS } },
    metrics: metrics ?? { type: 'scrape', path: DEFAULT_METRICS_PATH },
    ...(rollout && { rollout }),
  };
}

function readHealthPaths(reader: ObjectReader) {
  const defaults = DEFAULT_HEALTH_PATHS;
  return {
    liveness: reader.read('liveness', absolutePath) ?? defaults.liveness,
    agents: reader.read('agents', absolutePath) ?? defaults.agents,
    dependencies:
      reader.read('dependencies', absolutePath) ?? defaults.dependencies,
    business: reader.read('business', absolutePath) ?? defaults.business,
  };
}

function readMetrics(
  reader: ObjectReader,
): AgentInstanceDefinition['metrics'] | undefined {
  const prometheus = reader.read(
    'prometheus',
    object(section => {
      const selector = section.need('selector', text);
      const server = section.read('server', text);
      return selector === undefined
        ? undefined
        : { selector, ...(server !== undefined && { server }) };
    }),
  );
  const path = reader.read('path', absolutePath);
  const isSent = reader.read('otlp', flag) ?? false;
  if (isSent && (prometheus !== undefined || path !== undefined)) {
    return reader.place.report(
      { otlp: true, path, prometheus: prometheus?.selector },
      'says that it sends its metrics and also where they are to be read',
      'keep otlp, or where they are to be read from',
    );
  }
  if (isSent) return { type: 'otlp' };
  if (prometheus !== undefined && path !== undefined) {
    return reader.place.report(
      { path, prometheus: prometheus.selector },
      'names both a path and a Prometheus selector',
      'keep the one that the metrics are to be read from',
    );
  }
  return prometheus === undefined
    ? { type: 'scrape', path: path ?? DEFAULT_METRICS_PATH }
    : { type: 'prometheus', ...prometheus };
}

function readRolloutDriver(
  reader: ObjectReader,
): AgentRolloutDriver | undefined {
  const driver = reader.need('driver', text);
  const namespace = reader.read('namespace', text);
  const name = reader.read('name', text);
  const cluster = reader.read('cluster', text);
  const test = reader.read('smokeTest', smokeTest);
  return driver === undefined
    ? undefined
    : { driver, namespace, name, cluster, smokeTest: test };
}
