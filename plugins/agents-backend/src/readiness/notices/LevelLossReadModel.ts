import type { Knex } from 'knex';

/** That an agent no longer has a level. */
export interface LevelLoss {
  agentRef: string;
  scorecardRef: string;
  /** Ms. */
  at: number;
  /** What happened and why, in plain words. */
  text: string;
}

/** Tells which agents lost a level. */
export interface LevelLosses {
  /** Since then, oldest first. */
  listSince(since: number): Promise<LevelLoss[]>;
}

/** Asks the plugin's database. */
export class LevelLossReadModel implements LevelLosses {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): LevelLossReadModel {
    return new LevelLossReadModel(options.knex);
  }

  async listSince(since: number): Promise<LevelLoss[]> {
    const rows: Array<{
      agent_ref: string;
      scorecard_ref: string;
      at: number;
      text: string;
    }> = await this.#knex('readiness_transitions')
      .where('at', '>=', since)
      .whereRaw('?? < ??', ['to_rank', 'from_rank'])
      .orderBy(['at', 'agent_ref', 'scorecard_ref']);
    return rows.map(row => ({
      agentRef: row.agent_ref,
      scorecardRef: row.scorecard_ref,
      at: Number(row.at),
      text: row.text,
    }));
  }
}
