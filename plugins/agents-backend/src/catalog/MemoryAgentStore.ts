import { parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  AgentStore,
  Policies,
  StoredAgent,
  StoredPolicy,
} from './AgentStore';
import { groupPolicies } from './groupPolicies';
import { keepRegistration } from './keepRegistration';
import type { AgentDescriptor, InstanceTarget } from './model';

/** An {@link AgentStore} for tests. */
export class MemoryAgentStore implements AgentStore {
  readonly #agents = new Map<string, StoredAgent>();
  readonly #policies = new Map<string, StoredPolicy>();

  private constructor() {}

  static create(): MemoryAgentStore {
    return new MemoryAgentStore();
  }

  async listAgentEtags(): Promise<Map<string, string>> {
    return etags(this.#agents);
  }

  async listPolicyEtags(): Promise<Map<string, string>> {
    return etags(this.#policies);
  }

  async saveAgents(changes: { put: StoredAgent[]; remove: string[] }) {
    for (const ref of changes.remove) this.#agents.delete(ref);
    for (const agent of changes.put) {
      const { ref } = agent.descriptor;
      const instances = keepRegistration(
        agent.instances,
        this.#agents.get(ref)?.instances ?? [],
      );
      this.#agents.set(ref, structuredClone({ ...agent, instances }));
    }
  }

  async savePolicies(changes: { put: StoredPolicy[]; remove: string[] }) {
    for (const ref of changes.remove) this.#policies.delete(ref);
    for (const policy of changes.put) {
      this.#policies.set(policy.definition.ref, structuredClone(policy));
    }
  }

  async listAgents(refs?: string[]): Promise<AgentDescriptor[]> {
    return this.#select(refs).map(agent => agent.descriptor);
  }

  async findAgentRefs(names: string[]): Promise<string[]> {
    return [...this.#agents.keys()]
      .filter(ref => names.includes(parseEntityRef(ref).name))
      .sort();
  }

  async getAgent(ref: string): Promise<AgentDescriptor | undefined> {
    return structuredClone(this.#agents.get(ref)?.descriptor);
  }

  async listInstances(refs?: string[]): Promise<InstanceTarget[]> {
    return this.#select(refs).flatMap(agent => agent.instances);
  }

  async listEntities(refs: string[]): Promise<Map<string, JsonObject>> {
    return new Map(
      this.#select(refs).map(({ descriptor, entity }) => [
        descriptor.ref,
        entity,
      ]),
    );
  }

  async listPolicies(): Promise<Policies> {
    return groupPolicies(
      [...this.#policies.values()]
        .map(policy => structuredClone(policy))
        .sort((a, b) => a.definition.ref.localeCompare(b.definition.ref)),
    );
  }

  #select(refs: string[] | undefined): StoredAgent[] {
    return [...this.#agents.values()]
      .filter(agent => !refs || refs.includes(agent.descriptor.ref))
      .map(agent => structuredClone(agent))
      .sort((a, b) => a.descriptor.ref.localeCompare(b.descriptor.ref));
  }
}

function etags(stored: Map<string, { etag: string }>): Map<string, string> {
  return new Map([...stored].map(([ref, { etag }]) => [ref, etag]));
}
