import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { AgentScope } from '../../authorization/AgentScope';
import type { Viewer } from '../../authorization/Viewer';
import type { AgentStore } from '../../catalog/AgentStore';
import type {
  AgentDescriptor,
  EnvironmentDescriptor,
} from '../../catalog/model';
import type { VisibleAgents } from '../../kpis/samples';

/** Finds agents and environments by what callers name them. */
export class AgentDirectory {
  readonly #agents: AgentStore;
  readonly #visible: VisibleAgents;

  private constructor(options: { agents: AgentStore; visible: VisibleAgents }) {
    this.#agents = options.agents;
    this.#visible = options.visible;
  }

  static create(options: {
    agents: AgentStore;
    visible: VisibleAgents;
  }): AgentDirectory {
    return new AgentDirectory(options);
  }

  /** @throws NotFoundError when there is no such agent, or none in the scope. */
  async requireAgent(
    text: string,
    scope: AgentScope,
  ): Promise<AgentDescriptor> {
    const ref = readRef(text, { field: 'agent', defaultKind: 'component' });
    const [seen] = await this.#visible.listVisible([ref], scope);
    const agent = seen && (await this.#agents.getAgent(ref));
    if (!agent) {
      throw new NotFoundError(
        `There is no agent ${ref}, or you may not see it`,
      );
    }
    return agent;
  }

  /** Titles of agents by reference; those that are gone have none. */
  async listTitles(refs: string[]): Promise<Map<string, string>> {
    const agents = await this.#agents.listAgents(refs);
    return new Map(agents.map(({ ref, title }) => [ref, title]));
  }

  /** References of all agents in a scope, sorted. */
  async listRefs(scope: AgentScope): Promise<string[]> {
    const refs = [...(await this.#agents.listAgentEtags()).keys()];
    return (await this.#visible.listVisible(refs, scope)).sort();
  }

  /** The named agents; those that are gone are left out. */
  async listNamed(refs: string[]): Promise<AgentDescriptor[]> {
    return this.#agents.listAgents(refs);
  }

  /**
   * @param text - An entity reference, or the name of the environment.
   * @throws NotFoundError when there is no such environment, or none that they may see.
   */
  async requireEnvironment(
    text: string,
    viewer: Viewer,
  ): Promise<EnvironmentDescriptor> {
    const ref = readRef(text, {
      field: 'environment',
      defaultKind: 'resource',
    });
    const { environments } = await this.#agents.listPolicies();
    const seen = await viewer.listSeen([...environments.keys()]);
    const environment = environments.get(ref);
    if (!environment || !seen.has(ref)) {
      const known = [...environments.keys()].filter(one => seen.has(one));
      throw new NotFoundError(
        `There is no environment ${ref}, or you may not see it; name one of: ${
          known.join(', ') || 'none'
        }`,
      );
    }
    return environment;
  }
}

/** Reads an entity reference as people write it. @throws InputError naming the field. */
export function readRef(
  text: string,
  options: { field: string; defaultKind: string },
): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: options.defaultKind,
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${options.field} is "${text}": it must be an entity reference such as ${options.defaultKind}:default/name`,
    );
  }
}
