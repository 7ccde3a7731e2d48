import type { AgentStore } from './AgentStore';
import type { ResourceDescriptor } from './model';
import type { ResourceStore, StoredResource } from './ResourceStore';

/** A {@link ResourceStore} for tests, beside the agents of another store. */
export class MemoryResourceStore implements ResourceStore {
  readonly #agents: Pick<AgentStore, 'listAgents'>;
  readonly #resources = new Map<string, StoredResource>();

  private constructor(agents: Pick<AgentStore, 'listAgents'>) {
    this.#agents = agents;
  }

  static create(options: {
    agents: Pick<AgentStore, 'listAgents'>;
  }): MemoryResourceStore {
    return new MemoryResourceStore(options.agents);
  }

  async listEtags(): Promise<Map<string, string>> {
    return new Map([...this.#resources].map(([ref, { etag }]) => [ref, etag]));
  }

  async listNamedByAgents(): Promise<string[]> {
    const agents = await this.#agents.listAgents();
    return [
      ...new Set(agents.flatMap(({ dependsOn = [] }) => dependsOn)),
    ].sort();
  }

  async listDependents(refs: string[]): Promise<string[]> {
    const agents = await this.#agents.listAgents();
    return agents
      .filter(({ dependsOn }) => dependsOn?.some(one => refs.includes(one)))
      .map(({ ref }) => ref)
      .sort();
  }

  async listResources(): Promise<Map<string, ResourceDescriptor>> {
    return new Map(
      [...this.#resources]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([ref, { definition }]) => [ref, structuredClone(definition)]),
    );
  }

  async save(changes: { put: StoredResource[]; remove: string[] }) {
    for (const ref of changes.remove) this.#resources.delete(ref);
    for (const one of changes.put) {
      this.#resources.set(one.definition.ref, structuredClone(one));
    }
  }
}
