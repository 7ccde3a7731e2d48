import type { UnreachedInstance } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { UnreachedSource } from './sources';

/** Why there was no answer, as the prober says it. */
const CAUSES = [
  'unresolved',
  'refused',
  'timeout',
  'closed',
  'untrusted',
  'failed',
];

/** Asks the plugin's database which instances gave no answer to the last probe. */
export class UnreachedReadModel implements UnreachedSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): UnreachedReadModel {
    return new UnreachedReadModel(options.knex);
  }

  async listUnreached(since: number): Promise<UnreachedInstance[]> {
    const rows: Array<{
      agent_ref: string;
      environment_ref: string;
      alive_at: number;
      target: string;
    }> = await this.#probed(since)
      .join('agent_instances as instance', on =>
        on
          .on('health.agent_ref', 'instance.agent_ref')
          .on('health.environment_ref', 'instance.environment_ref'),
      )
      .whereNull('health.latency_ms')
      .whereRaw('health.alive_at < health.observed_at')
      .where(inner =>
        inner
          // Before enough probes agree, what they found is in the streak.
          .whereIn('health.streak_status', ['fail', 'unknown'])
          .orWhere(settled =>
            settled
              .whereNull('health.streak_status')
              .whereIn('health.cause', CAUSES),
          ),
      )
      .orderBy(['health.agent_ref', 'health.environment_ref'])
      .select(
        'health.agent_ref',
        'health.environment_ref',
        'health.alive_at',
        'instance.target',
      );
    return rows.map(row => ({
      agentRef: row.agent_ref,
      environmentRef: row.environment_ref,
      host: hostOf(row.target),
      answeredAt: Number(row.alive_at),
    }));
  }

  async countProbed(since: number): Promise<number> {
    const [{ count }]: Array<{ count: string | number }> = await this.#probed(
      since,
    ).count({ count: '*' });
    return Number(count);
  }

  #probed(since: number): Knex.QueryBuilder {
    return this.#knex('health_state as health')
      .where('health.observed_at', '>=', since)
      .whereNotNull('health.alive_at');
  }
}

function hostOf(target: string): string {
  const { url }: { url: string } = JSON.parse(target);
  return URL.canParse(url) ? new URL(url).hostname : url;
}
