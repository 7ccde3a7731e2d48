import type { Knex } from 'knex';
import type { Digest, DigestStore, DueDigest } from './DigestStore';

interface DigestRow {
  key: string;
  series: string;
  period_end: number;
  digest: string | null;
  due_at: number;
  attempts: number;
  settled_at: number | null;
  problem: string | null;
}

const MOST_AT_ONCE = 50;

/** Keeps digests in the plugin's database. */
export class DatabaseDigestStore implements DigestStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseDigestStore {
    return new DatabaseDigestStore(options.knex);
  }

  async getLastPeriod(series: string): Promise<number | undefined> {
    const row = await this.#table()
      .where({ series })
      .orderBy('period_end', 'desc')
      .first();
    return row && Number(row.period_end);
  }

  async add(options: {
    key: string;
    series: string;
    periodEnd: number;
    digest?: Digest;
    now: number;
  }): Promise<void> {
    const { key, series, periodEnd, digest, now } = options;
    await this.#table()
      .insert({
        key,
        series,
        period_end: periodEnd,
        digest: digest ? JSON.stringify(digest) : null,
        due_at: now,
        attempts: 0,
        settled_at: digest ? null : now,
        problem: null,
      })
      .onConflict('key')
      .ignore();
  }

  async listDue(now: number): Promise<DueDigest[]> {
    const rows = await this.#table()
      .whereNull('settled_at')
      .where('due_at', '<=', now)
      .orderBy(['period_end', 'key'])
      .limit(MOST_AT_ONCE);
    return rows.map(row => ({
      key: row.key,
      digest: JSON.parse(row.digest ?? '{}'),
      periodEnd: Number(row.period_end),
      attempts: row.attempts,
    }));
  }

  async settle(key: string, at: number, problem?: string): Promise<void> {
    await this.#table()
      .where({ key })
      .update({ settled_at: at, problem: problem ?? null });
  }

  async postpone(
    key: string,
    failure: { problem: string; dueAt: number },
  ): Promise<void> {
    await this.#table()
      .where({ key })
      .update({ problem: failure.problem, due_at: failure.dueAt })
      .increment('attempts', 1);
  }

  async prune(before: number): Promise<void> {
    await this.#knex('digests_sent')
      .where('period_end', '<', before)
      .whereExists(newer => {
        newer
          .from({ newer: 'digests_sent' })
          .whereRaw('?? = ??', ['newer.series', 'digests_sent.series'])
          .whereRaw('?? > ??', ['newer.period_end', 'digests_sent.period_end']);
      })
      .del();
  }

  #table(): Knex.QueryBuilder<DigestRow, DigestRow[]> {
    return this.#knex<DigestRow>('digests_sent');
  }
}
