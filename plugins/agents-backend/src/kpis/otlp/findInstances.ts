import { boundedText } from '@agent-portal/plugin-agents-common';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { InstanceTarget } from '../../catalog/model';
import type { PushLimit } from '../samples/PushLimits';
import { instanceName } from '../scrape/model';
import type { OtlpPoint, ResourcePoints } from './model';
import type { MetricsAttributes } from './readAttributes';
import type { Rejections } from './Rejections';

/** The points that an instance sent. */
export interface FoundPoints {
  target: InstanceTarget;
  points: OtlpPoint[];
}

/** Points of one agent in one environment, as their sender names them. */
interface NamedPoints {
  /** Entity references that the names may stand for, the likeliest first. */
  refs: string[];
  /** The name, for messages. */
  name: string;
  environment?: string;
  points: OtlpPoint[];
}

/** Names an agent by its entity reference, where its name is not that of its entity. */
const REFERENCE = 'agentportal.agent';

/**
 * Finds the instances that points are of: the agent by `gen_ai.agent.name`, of the point or of the
 * resource, else by `service.name` (within `service.namespace`, if the catalog has it there); the
 * environment by `deployment.environment.name`, or the older `deployment.environment`.
 */
export async function findInstances(
  resources: ResourcePoints[],
  context: {
    agents: AgentStore;
    policies: Policies;
    limit?: PushLimit;
    rejected: Rejections;
    listVisible: (refs: string[]) => Promise<string[]>;
  },
): Promise<FoundPoints[]> {
  const { agents, policies, limit, rejected } = context;
  const named = nameAll(resources);
  const refs = [...new Set(named.flatMap(one => one.refs))];
  const seen = new Set(await context.listVisible(refs));
  const instances = await agents.listInstances([...seen]);
  const found = new Map<string, FoundPoints>();

  for (const { refs: candidates, name, environment, points } of named) {
    const ref = candidates.find(one => seen.has(one));
    if (ref === undefined) {
      rejected.add(
        'unknownAgent',
        name
          ? `there is no agent "${name}", or you may not see it; gen_ai.agent.name or service.name must be the name of its entity, or ${REFERENCE} its reference`
          : 'the resource has neither gen_ai.agent.name nor service.name',
        points.length,
      );
      continue;
    }
    if (limit && !limit.mayPushAgent(ref)) {
      rejected.add(
        'notAllowed',
        `you may push figures of ${limit.agents} only, and these are of ${ref}`,
        points.length,
      );
      continue;
    }
    const target = chooseInstance(
      instances.filter(one => one.agentRef === ref),
      { ref, environment, policies },
    );
    if (typeof target === 'string') {
      rejected.add('unknownAgent', target, points.length);
      continue;
    }
    const known = found.get(instanceName(target)) ?? { target, points: [] };
    for (const point of points) known.points.push(point);
    found.set(instanceName(target), known);
  }
  return [...found.values()];
}

function chooseInstance(
  instances: InstanceTarget[],
  context: { ref: string; environment?: string; policies: Policies },
): InstanceTarget | string {
  const { ref, environment, policies } = context;
  const sending = instances.filter(({ metrics }) => metrics.type === 'otlp');
  if (sending.length === 0) {
    return `no instance of ${ref} says that it sends its metrics; set metrics: {otlp: true} of the instance`;
  }
  if (environment === undefined) {
    return sending.length === 1
      ? sending[0]
      : `${ref} sends from several environments; name one in deployment.environment.name`;
  }
  const wanted = environment.toLowerCase();
  const names = ({ environmentRef }: InstanceTarget) => [
    environmentRef,
    parseEntityRef(environmentRef).name.toLowerCase(),
    policies.environments.get(environmentRef)?.title.toLowerCase(),
  ];
  return (
    sending.find(target => names(target).includes(wanted)) ??
    `no instance of ${ref} in the environment "${environment}" says that it sends its metrics; set metrics: {otlp: true} of the instance`
  );
}

/** Groups points by what their senders call the agent and the environment. */
function nameAll(resources: ResourcePoints[]): NamedPoints[] {
  const groups = new Map<string, NamedPoints>();
  for (const { attributes, points } of resources) {
    const environment = boundedText(
      attributes.get('deployment.environment.name') ??
        attributes.get('deployment.environment'),
      200,
    );
    for (const point of points) {
      const own = point.labels.get('gen_ai_agent_name') ?? '';
      const refs = toRefs(own, attributes);
      const key = [...refs, environment].join('\n');
      const group = groups.get(key) ?? {
        refs,
        name: own || (attributes.get('service.name') ?? ''),
        ...(environment && { environment }),
        points: [],
      };
      group.points.push(point);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

function toRefs(agentName: string, attributes: MetricsAttributes): string[] {
  const reference = attributes.get(REFERENCE);
  if (reference) return readRef(reference, 'default');
  const namespaces = [attributes.get('service.namespace'), 'default'];
  const names = [agentName, attributes.get('service.name')];
  const refs = names.flatMap(name =>
    name
      ? namespaces.flatMap(namespace =>
          namespace ? readRef(name, namespace) : [],
        )
      : [],
  );
  return [...new Set(refs)];
}

function readRef(name: string, defaultNamespace: string): string[] {
  try {
    return [
      stringifyEntityRef(
        parseEntityRef(name, { defaultKind: 'component', defaultNamespace }),
      ),
    ];
  } catch {
    return [];
  }
}
