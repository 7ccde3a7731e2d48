import type { Knex } from 'knex';
import type { UnwellAgentSource } from './sources';

/**
 * Asks the plugin's database by the marks of what is not well or not measured, which have indexes of
 * their own: the cost grows with what is wrong. They are literal, as SQLite uses no partial index for
 * a bound value.
 */
export class UnwellAgentReadModel implements UnwellAgentSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): UnwellAgentReadModel {
    return new UnwellAgentReadModel(options.knex);
  }

  async listUnwell(): Promise<string[]> {
    const unwell = this.#knex('health_state as health')
      .join('agent_instances as instance', ofSameInstance)
      .whereRaw('health.unwell = 1')
      .whereNot('health.status', 'pass')
      .select({ ref: 'instance.agent_ref' });
    const unmeasured = this.#knex('agent_instances as instance')
      .leftJoin('health_state as health', ofSameInstance)
      .whereRaw('instance.measured = 0')
      .whereNull('health.agent_ref')
      .select({ ref: 'instance.agent_ref' });
    // In one statement, so that none is missed that is measured meanwhile.
    const rows: Array<{ ref: string }> = await this.#knex
      .union([unwell, unmeasured])
      .orderBy('ref');
    return rows.map(({ ref }) => ref);
  }

  async hasBadComponents(): Promise<boolean> {
    const row = await this.#knex('health_state')
      .whereRaw('unwell = 1')
      .where(inner => {
        // As they are stored.
        for (const status of ['fail', 'warn']) {
          inner.orWhere('components', 'like', `%"status":"${status}"%`);
        }
      })
      .first('agent_ref');
    return row !== undefined;
  }
}

function ofSameInstance(on: Knex.JoinClause): void {
  on.on('health.agent_ref', 'instance.agent_ref').on(
    'health.environment_ref',
    'instance.environment_ref',
  );
}
