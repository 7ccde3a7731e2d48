import type { Knex } from 'knex';

/** Whether a connection, or the one that a query is for, is to SQLite; otherwise it is PostgreSQL. */
export function isSqlite(on: Knex | Knex.QueryBuilder): boolean {
  return String(on.client.config.client).includes('sqlite');
}
