import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { initializeDatabase } from '../database/initializeDatabase';

/** Test databases with the plugin's schema. */
export function createTestDatabases() {
  const databases = TestDatabases.create();
  return {
    /** For `it.each` and `describe.each`. */
    engines: databases.eachSupportedId(),
    async open(engine: TestDatabaseId): Promise<Knex> {
      const knex = await databases.init(engine);
      return initializeDatabase({ getClient: async () => knex });
    },
  };
}
