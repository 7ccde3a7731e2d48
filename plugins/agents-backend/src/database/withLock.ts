import type { Knex } from 'knex';
import { isSharedDatabase } from './initializeDatabase';

const LOCK_TIMEOUT = '30s';

/**
 * Does work that no two backends may do at a time. What the work writes through the connection it
 * is given is written in the transaction that holds the lock: who lost it can write no more.
 *
 * On SQLite there is only one process; callers there queue up by themselves.
 */
export async function withLock<T>(
  knex: Knex,
  lock: string,
  work: (connection: Knex) => Promise<T>,
): Promise<T> {
  if (!isSharedDatabase(knex)) return work(knex);
  return knex.transaction(async transaction => {
    // A backend whose machine is gone may hold the lock until its connection is given up.
    await transaction.raw(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    await transaction.raw(
      'select pg_advisory_xact_lock(hashtext(?), hashtext(current_schema()))',
      [lock],
    );
    return work(transaction);
  });
}
