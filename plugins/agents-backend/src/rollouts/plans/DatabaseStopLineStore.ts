import type { Knex } from 'knex';
import type { StopLineRecord, StopLineStore } from './StopLineStore';

/** There is one line for the whole fleet. */
const ID = 'fleet';

interface StopLineRow {
  /** SQLite keeps 0 and 1. */
  stopped: boolean | number;
  by: string;
  at: number;
  reason: string;
}

/** Keeps whether the line is stopped in the plugin's database. */
export class DatabaseStopLineStore implements StopLineStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseStopLineStore {
    return new DatabaseStopLineStore(options.knex);
  }

  async get(): Promise<StopLineRecord | undefined> {
    const row: StopLineRow | undefined = await this.#knex('stop_line')
      .where({ id: ID })
      .first();
    return (
      row && {
        stopped: Boolean(row.stopped),
        changedBy: row.by,
        changedAt: row.at,
        reason: row.reason,
      }
    );
  }

  async set(line: StopLineRecord): Promise<void> {
    await this.#knex('stop_line')
      .insert({
        id: ID,
        stopped: line.stopped,
        by: line.changedBy,
        at: line.changedAt,
        reason: line.reason,
      })
      .onConflict('id')
      .merge();
  }
}
