import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { AgentFixture } from './createAgentFixture';
import { MockResponseError } from './MockResponseError';

/** The agents that a `MockAgentsApi` answers from. */
export class MockAgents {
  #agents: AgentFixture[];

  private constructor(agents: AgentFixture[]) {
    this.#agents = agents;
  }

  static create(agents: AgentFixture[]): MockAgents {
    return new MockAgents(agents);
  }

  replace(agents: AgentFixture[]): void {
    this.#agents = agents;
  }

  list(): AgentFixture[] {
    return this.#agents;
  }

  rows() {
    return this.#agents.map(agent => agent.row);
  }

  find(ref: string | CompoundEntityRef): AgentFixture {
    const wanted =
      typeof ref === 'string'
        ? stringifyEntityRef(parseEntityRef(ref))
        : stringifyEntityRef(ref);
    const found = this.#agents.find(agent => agent.row.ref === wanted);
    if (!found) throw new MockResponseError(404, `No agent ${wanted}`);
    return found;
  }
}
