import type { Knex } from 'knex';
import { whereAmong } from '../../database/whereAmong';

/** A rollout that is under way. */
export interface ActiveRollout {
  agentRef: string;
  environmentRef: string;
  candidate: string;
}

/** Tells which rollouts are under way. */
export class ActiveRolloutReadModel {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ActiveRolloutReadModel {
    return new ActiveRolloutReadModel(options.knex);
  }

  /** Of the named agents. */
  async list(agentRefs: string[]): Promise<ActiveRollout[]> {
    if (agentRefs.length === 0) return [];
    const query: Knex.QueryBuilder = this.#knex('rollouts')
      .where('active', 1)
      .whereNot('state', 'rolling-back')
      .orderBy(['created_at', 'id'])
      .select({
        agentRef: 'agent_ref',
        environmentRef: 'environment_ref',
        candidate: 'candidate',
      });
    return whereAmong(query, 'agent_ref', agentRefs);
  }
}
