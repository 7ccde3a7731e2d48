import type { Knex } from 'knex';
import type { UnwellAgentSource } from './sources';

/** Asks the plugin's database, whose answer grows with what is wrong. */
export class UnwellAgentReadModel implements UnwellAgentSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): UnwellAgentReadModel {
    return new UnwellAgentReadModel(options.knex);
  }

  async listUnwell(): Promise<string[]> {
    const rows: Array<{ ref: string }> = await this.#knex(
      'agent_instances as instance',
    )
      .leftJoin('health_state as health', on =>
        on
          .on('health.agent_ref', 'instance.agent_ref')
          .on('health.environment_ref', 'instance.environment_ref'),
      )
      .where(inner =>
        inner.whereNull('health.status').orWhereNot('health.status', 'pass'),
      )
      .distinct({ ref: 'instance.agent_ref' })
      .orderBy('ref');
    return rows.map(({ ref }) => ref);
  }

  async hasBadComponents(): Promise<boolean> {
    const row = await this.#knex('health_state')
      .where(inner => {
        // As they are stored; to look is cheaper than to read all of them while all is well.
        for (const status of ['fail', 'warn']) {
          inner.orWhere('components', 'like', `%"status":"${status}"%`);
        }
      })
      .first('agent_ref');
    return row !== undefined;
  }
}
