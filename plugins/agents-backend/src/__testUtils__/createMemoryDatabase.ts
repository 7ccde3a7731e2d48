import { mockServices } from '@backstage/backend-test-utils';
import createKnex from 'knex';

/** SQLite in memory, to be looked into while a plugin works with it. */
export function createMemoryDatabase() {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const database = mockServices.database.mock({ getClient: async () => knex });
  return { knex, database };
}
