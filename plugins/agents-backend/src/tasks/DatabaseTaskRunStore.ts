import type { Knex } from 'knex';
import { upsertRows } from '../database/upsertRows';
import type { TaskRunStore } from './TaskRunStore';

/** A {@link TaskRunStore} in the plugin's database. */
export class DatabaseTaskRunStore implements TaskRunStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseTaskRunStore {
    return new DatabaseTaskRunStore(options.knex);
  }

  async noteSuccess(taskId: string, at: number): Promise<void> {
    await upsertRows(this.#knex, {
      table: 'task_runs',
      key: ['task_id'],
      rows: [{ task_id: taskId, succeeded_at: at }],
    });
  }

  async getLastSuccess(taskId: string): Promise<number | undefined> {
    const row: { succeeded_at: number } | undefined = await this.#knex(
      'task_runs',
    )
      .where('task_id', taskId)
      .first('succeeded_at');
    return row && Number(row.succeeded_at);
  }
}
