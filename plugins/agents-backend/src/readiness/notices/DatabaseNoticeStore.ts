import type { Knex } from 'knex';
import { chunksOf } from '../../database/upsertRows';
import type { DueNotice, Notice, NoticeStore } from './NoticeStore';

/** Rows in one statement: SQLite takes 999 values. */
const ROWS_PER_STATEMENT = 100;

/** Keeps what is to be told in the plugin's database. */
export class DatabaseNoticeStore implements NoticeStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseNoticeStore {
    return new DatabaseNoticeStore(options.knex);
  }

  async add(notices: Notice[], now: number): Promise<void> {
    for (const chunk of chunksOf(notices, ROWS_PER_STATEMENT)) {
      await this.#knex('notices')
        .insert(
          chunk.map(notice => ({
            id: notice.id,
            notice: JSON.stringify(notice),
            created_at: now,
            attempts: 0,
            due_at: now,
          })),
        )
        .onConflict('id')
        .ignore();
    }
  }

  async listDue(now: number, limit: number): Promise<DueNotice[]> {
    const rows: Array<{ notice: string; attempts: number }> = await this.#knex(
      'notices',
    )
      .whereNull('sent_at')
      .where('due_at', '<=', now)
      .orderBy(['created_at', 'id'])
      .limit(limit);
    return rows.map(({ notice, attempts }) => ({
      notice: JSON.parse(notice),
      attempts,
    }));
  }

  async markSent(id: string, at: number): Promise<void> {
    await this.#knex('notices').where({ id }).update({ sent_at: at });
  }

  async markFailed(
    id: string,
    failure: { problem: string; dueAt: number },
  ): Promise<void> {
    await this.#knex('notices')
      .where({ id })
      .update({ problem: failure.problem, due_at: failure.dueAt })
      .increment('attempts', 1);
  }

  async prune(before: number): Promise<void> {
    await this.#knex('notices').where('created_at', '<', before).del();
  }
}
