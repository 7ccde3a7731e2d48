import type { AlertAgent } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentStore } from '../../catalog/AgentStore';
import { whereAmong } from '../../database/whereAmong';

/** Knows what rules need to know of agents. */
export class AlertAgentReadModel {
  readonly #options: { knex: Knex; agents: Pick<AgentStore, 'listAgents'> };

  private constructor(options: {
    knex: Knex;
    agents: Pick<AgentStore, 'listAgents'>;
  }) {
    this.#options = options;
  }

  static create(options: {
    knex: Knex;
    agents: Pick<AgentStore, 'listAgents'>;
  }): AlertAgentReadModel {
    return new AlertAgentReadModel(options);
  }

  /** The named agents; those that the catalog does not have are left out. */
  async list(refs: string[]): Promise<AlertAgent[]> {
    if (refs.length === 0) return [];
    const { knex, agents } = this.#options;
    const query: Knex.QueryBuilder = knex('agent_attributes')
      .where('key', 'relations.dependson')
      .orderBy(['agent_ref', 'value'])
      .select('agent_ref', 'value');
    const rows: Array<{ agent_ref: string; value: string }> = await whereAmong(
      query,
      'agent_ref',
      refs,
    );
    const dependencies = new Map<string, string[]>();
    for (const { agent_ref: agent, value } of rows) {
      const others = dependencies.get(agent);
      if (others) others.push(value);
      else dependencies.set(agent, [value]);
    }
    return (await agents.listAgents(refs)).map(agent => ({
      ref: agent.ref,
      title: agent.title,
      ...(agent.owner && { owner: agent.owner }),
      ...(agent.family !== undefined && { family: agent.family }),
      labels: agent.labels,
      dependsOn: dependencies.get(agent.ref) ?? [],
    }));
  }
}
