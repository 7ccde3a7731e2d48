import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import createKnex from 'knex';

/** A database engine. */
export type Engine = 'SQLite' | 'PostgreSQL';

/** Both engines, in the order in which they are measured. */
export const ENGINES: Engine[] = ['SQLite', 'PostgreSQL'];

/** Databases of their own for one backend. */
export interface DatabaseHome {
  /** What goes under `backend.database`. */
  config: JsonObject;
  /** Removes them. */
  remove(): Promise<void>;
}

/** Where PostgreSQL is looked for; the user must be allowed to create databases. */
export const POSTGRES_URL =
  process.env.BENCH_POSTGRES_URL ?? 'postgresql://postgres@127.0.0.1:5432';

/** Why an engine cannot be used; nothing when it can. */
export async function findObstacle(
  engine: Engine,
): Promise<string | undefined> {
  if (engine === 'SQLite') return undefined;
  try {
    await onPostgres(knex => knex.raw('select 1'));
    return undefined;
  } catch (error) {
    return `PostgreSQL does not answer at ${new URL(POSTGRES_URL).host}: ${
      error instanceof Error ? error.message : error
    } (set BENCH_POSTGRES_URL)`;
  }
}

/** Makes room for the databases of one backend. */
export async function createDatabaseHome(
  engine: Engine,
): Promise<DatabaseHome> {
  return engine === 'SQLite' ? createFolder() : createPrefix();
}

async function createFolder(): Promise<DatabaseHome> {
  const directory = await mkdtemp(join(tmpdir(), 'agent-portal-benchmark-'));
  return {
    config: { client: 'better-sqlite3', connection: { directory } },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

let homes = 0;

async function createPrefix(): Promise<DatabaseHome> {
  const prefix = `benchmark_${process.pid}_${homes++}_`;
  const { hostname, port, username, password } = new URL(POSTGRES_URL);
  return {
    config: {
      client: 'pg',
      prefix,
      connection: {
        host: hostname,
        port: Number(port || 5432),
        user: username,
        ...(password && { password }),
      },
    },
    remove: () =>
      onPostgres(async knex => {
        const names: string[] = await knex('pg_database')
          .whereLike('datname', `${prefix.replaceAll('_', '\\_')}%`)
          .pluck('datname');
        for (const name of names) {
          await knex.raw('drop database ?? with (force)', [name]);
        }
      }),
  };
}

async function onPostgres(
  work: (knex: ReturnType<typeof createKnex>) => Promise<unknown>,
): Promise<void> {
  const knex = createKnex({
    client: 'pg',
    connection: `${POSTGRES_URL.replace(/\/$/, '')}/postgres`,
  });
  try {
    await work(knex);
  } finally {
    await knex.destroy();
  }
}
