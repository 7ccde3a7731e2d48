import type { Knex } from 'knex';
import type { AgentScope } from '../../authorization/AgentScope';
import {
  type CheckPlace,
  selectOpenChecks,
} from '../../database/readiness/selectOpenChecks';

/** Tells which agents wait for a signature, as far as evaluations say. */
export interface UnsignedAgents {
  /**
   * Agents in a scope for which any of the checks does not pass, by reference.
   *
   * @param page - `after`: only those that come after this one.
   */
  listUnsigned(
    places: CheckPlace[],
    scope: AgentScope,
    page: { after?: string; limit: number },
  ): Promise<string[]>;
}

/** Asks the plugin's database. */
export class UnsignedReadModel implements UnsignedAgents {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): UnsignedReadModel {
    return new UnsignedReadModel(options.knex);
  }

  async listUnsigned(
    places: CheckPlace[],
    scope: AgentScope,
    page: { after?: string; limit: number },
  ): Promise<string[]> {
    if (places.length === 0) return [];
    return selectOpenChecks(this.#knex, { places, scope, ...page }).pluck(
      'result.agent_ref',
    );
  }
}
