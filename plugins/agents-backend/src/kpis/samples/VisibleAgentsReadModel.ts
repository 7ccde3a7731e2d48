import type { Knex } from 'knex';
import type { AgentScope } from '../../authorization/AgentScope';
import { whereAgentScope } from '../../database/whereAgentScope';
import { whereAmong } from '../../database/whereAmong';

/** Tells which agents a caller may see. */
export interface VisibleAgents {
  /** Those of the named agents that exist and are in the scope. */
  listVisible(refs: string[], scope: AgentScope): Promise<string[]>;
}

/** Asks the plugin's database. */
export class VisibleAgentsReadModel implements VisibleAgents {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): VisibleAgentsReadModel {
    return new VisibleAgentsReadModel(options.knex);
  }

  async listVisible(refs: string[], scope: AgentScope): Promise<string[]> {
    const query: Knex.QueryBuilder = this.#knex('agents').orderBy('ref');
    whereAmong(query, 'ref', refs);
    whereAgentScope(query, scope, 'ref');
    return query.pluck('ref');
  }
}
