import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isSqlite } from './isSqlite';

const migrations = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);

/** Connects to the plugin's database and brings its schema up to date. */
export async function initializeDatabase(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrations });
  }
  return knex;
}

/** Whether other backends may work with the same database; a SQLite file has one process. */
export function isSharedDatabase(knex: Knex): boolean {
  return !isSqlite(knex);
}
