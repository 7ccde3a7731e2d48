import type { Knex } from 'knex';

/** Asks the database something that touches no table. */
export async function pingDatabase(knex: Knex): Promise<void> {
  await knex.raw('select 1');
}
