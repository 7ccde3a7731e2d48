import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import type { AgentStore } from '../../catalog/AgentStore';
import type { EnvironmentDescriptor } from '../../catalog/model';
import type { AlertmanagerConfig } from './alertmanagerConfig';

/** What the labels of an alert say that it is about. */
export interface SignalTarget {
  agentRef?: string;
  environmentRef?: string;
  stage?: EnvironmentDescriptor['stage'];
}

/** Finds the agent and the environment that labels name. */
export class SignalTargets {
  readonly #agents: Map<string, string>;
  readonly #environments: Map<string, string>;
  readonly #stages: Map<string, EnvironmentDescriptor>;
  readonly #config: AlertmanagerConfig;

  private constructor(options: {
    agentRefs: string[];
    environments: Map<string, EnvironmentDescriptor>;
    config: AlertmanagerConfig;
  }) {
    this.#agents = indexByName(options.agentRefs);
    this.#environments = indexByName([...options.environments.keys()]);
    this.#stages = options.environments;
    this.#config = options.config;
  }

  /** Looks up what the labels of some alerts may name, and no more of the fleet than that. */
  static async read(options: {
    agents: Pick<AgentStore, 'findAgentRefs' | 'listPolicies'>;
    config: AlertmanagerConfig;
    labels: Array<Readonly<Record<string, string>>>;
  }): Promise<SignalTargets> {
    const { agents, config, labels } = options;
    const names = new Set(
      labels.flatMap(one =>
        config.agentLabels.flatMap(label => {
          const value = valueOf(one, label);
          return value ? [value.slice(value.lastIndexOf('/') + 1)] : [];
        }),
      ),
    );
    const { environments } = await agents.listPolicies();
    return new SignalTargets({
      agentRefs: names.size > 0 ? await agents.findAgentRefs([...names]) : [],
      environments,
      config,
    });
  }

  find(labels: Readonly<Record<string, string>>): SignalTarget {
    const { agentLabels, environmentLabels } = this.#config;
    const agentRef = findFirst(agentLabels, labels, this.#agents);
    const environmentRef = findFirst(
      environmentLabels,
      labels,
      this.#environments,
    );
    const stage = environmentRef && this.#stages.get(environmentRef)?.stage;
    return {
      ...(agentRef && { agentRef }),
      ...(environmentRef && { environmentRef }),
      ...(stage && { stage }),
    };
  }
}

function findFirst(
  names: string[],
  labels: Readonly<Record<string, string>>,
  index: Map<string, string>,
): string | undefined {
  for (const name of names) {
    const value = valueOf(labels, name);
    const found = value && index.get(value);
    if (found) return found;
  }
  return undefined;
}

/** A label as references are written; undefined where there is none. */
function valueOf(
  labels: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  return Object.hasOwn(labels, name)
    ? labels[name].toLocaleLowerCase('en-US')
    : undefined;
}

/**
 * References by what labels may call them: in full, without the kind, and by name alone. Of several
 * with the same name it is the one of the default namespace, or none.
 */
function indexByName(refs: string[]): Map<string, string> {
  const index = new Map<string, string>();
  const shared = new Set<string>();
  for (const ref of refs) {
    const { namespace, name } = parseEntityRef(ref);
    index.set(ref, ref);
    index.set(`${namespace}/${name}`, ref);
    if (namespace === DEFAULT_NAMESPACE) continue;
    if (index.has(name)) shared.add(name);
    index.set(name, ref);
  }
  for (const name of shared) index.delete(name);
  for (const ref of refs) {
    const { namespace, name } = parseEntityRef(ref);
    if (namespace === DEFAULT_NAMESPACE) index.set(name, ref);
  }
  return index;
}
