import type { Knex } from 'knex';
import type {
  BelowStanding,
  LevelStanding,
  ReadinessLossSource,
} from './sources';

interface TransitionRow {
  agent_ref: string;
  scorecard_ref: string;
  at: number;
  from_rank: number;
  to_rank: number;
  text: string;
}

/** Asks the plugin's database. */
export class ReadinessLossReadModel implements ReadinessLossSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ReadinessLossReadModel {
    return new ReadinessLossReadModel(options.knex);
  }

  async listLosses(since: number): Promise<LevelStanding[]> {
    const rows: TransitionRow[] = await this.#knex('readiness_transitions')
      .where('at', '>=', since)
      .orderBy(['at', 'agent_ref', 'scorecard_ref']);
    const highest = new Map<string, number>();
    const lost = new Map<string, LevelStanding>();
    for (const row of rows) {
      const key = `${row.agent_ref}\n${row.scorecard_ref}`;
      const before = Math.max(highest.get(key) ?? 0, row.from_rank);
      highest.set(key, before);
      if (row.to_rank >= before) lost.delete(key);
      else if (row.to_rank < row.from_rank) {
        lost.set(key, {
          agentRef: row.agent_ref,
          scorecardRef: row.scorecard_ref,
          at: Number(row.at),
          text: row.text,
        });
      }
    }
    return [...lost.values()];
  }

  async listBelow(demand: {
    scorecardRef: string;
    environmentRef: string;
    rank: number;
  }): Promise<BelowStanding[]> {
    const rows: Array<{
      agent_ref: string;
      rank: number;
      since: number;
      version: string;
      outcomes: string;
    }> = await this.#knex('readiness_results')
      .where('scorecard_ref', demand.scorecardRef)
      .where('rank', '<', demand.rank)
      .whereIn('agent_ref', instances => {
        instances
          .select('agent_ref')
          .from('agent_instances')
          .where('environment_ref', demand.environmentRef);
      })
      .orderBy('agent_ref')
      .select('agent_ref', 'rank', 'since', 'version', 'outcomes');
    return rows.map(({ agent_ref, since, ...row }) => ({
      ...row,
      agentRef: agent_ref,
      since: Number(since),
    }));
  }
}
