import type { Knex } from 'knex';

/** Knows which entities agents depend on. */
export interface AgentDependencySource {
  /** By agent, references of what it depends on in the catalog. */
  listDependencies(): Promise<Map<string, string[]>>;
}

/** Asks the plugin's database. */
export class AgentDependencyReadModel implements AgentDependencySource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): AgentDependencyReadModel {
    return new AgentDependencyReadModel(options.knex);
  }

  async listDependencies(): Promise<Map<string, string[]>> {
    const rows: Array<{ agent_ref: string; value: string }> = await this.#knex(
      'agent_attributes',
    )
      .where('key', 'relations.dependson')
      .orderBy(['agent_ref', 'value'])
      .select('agent_ref', 'value');
    const dependencies = new Map<string, string[]>();
    for (const { agent_ref: agent, value } of rows) {
      const others = dependencies.get(agent);
      if (others) others.push(value);
      else dependencies.set(agent, [value]);
    }
    return dependencies;
  }
}
