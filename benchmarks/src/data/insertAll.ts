import { insertRows } from '@agent-portal/plugin-agents-backend/src/database/upsertRows';
import type { Knex } from 'knex';

/** Inserts many rows in one transaction. */
export async function insertAll(
  knex: Knex,
  table: string,
  rows: object[],
): Promise<void> {
  await knex.transaction(transaction =>
    insertRows(transaction, { table, rows }),
  );
}

/**
 * Does at once what PostgreSQL's autovacuum would have done within a minute. SQLite is left as the
 * product leaves it: without statistics.
 */
export async function finishLoading(
  knex: Knex,
  tables: string[],
): Promise<void> {
  if (String(knex.client.config.client).includes('sqlite')) return;
  for (const table of tables) await knex.raw('vacuum analyze ??', [table]);
}
