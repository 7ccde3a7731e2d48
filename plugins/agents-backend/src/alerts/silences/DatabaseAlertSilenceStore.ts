import type {
  AlertActRecord,
  AlertSilenceRecord,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AlertSilenceStore } from './AlertSilenceStore';
import { fromSilenceRow, type SilenceRow, toSilenceRow } from './silenceRows';

const DEFAULT_LIMIT = 10_000;

/** Keeps silences in the plugin's database. */
export class DatabaseAlertSilenceStore implements AlertSilenceStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseAlertSilenceStore {
    return new DatabaseAlertSilenceStore(options.knex);
  }

  async add(silence: AlertSilenceRecord): Promise<void> {
    await this.#table().insert(toSilenceRow(silence));
  }

  async get(id: string): Promise<AlertSilenceRecord | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromSilenceRow(row);
  }

  async list(options: {
    endsAfter: number;
    limit?: number;
  }): Promise<AlertSilenceRecord[]> {
    const rows = await this.#table()
      .where('ends_at', '>', options.endsAfter)
      .where(inner =>
        inner.whereNull('ended_at').orWhere('ended_at', '>', options.endsAfter),
      )
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(options.limit ?? DEFAULT_LIMIT);
    return rows.map(fromSilenceRow);
  }

  async end(
    id: string,
    { at, by, reason }: AlertActRecord,
  ): Promise<AlertSilenceRecord | undefined> {
    const [row] = await this.#table()
      .where({ id })
      .whereNull('ended_at')
      .where('ends_at', '>', at)
      .update({
        ended_at: at,
        ended_by: by ?? null,
        ended_reason: reason ?? null,
      })
      .returning('*');
    return row && fromSilenceRow(row);
  }

  async prune(before: number): Promise<void> {
    await this.#table().where('ends_at', '<', before).del();
  }

  #table(): Knex.QueryBuilder<SilenceRow, SilenceRow[]> {
    return this.#knex<SilenceRow>('alert_silences');
  }
}
