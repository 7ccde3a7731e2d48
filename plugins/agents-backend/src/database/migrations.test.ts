import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { DatabaseAgentStore } from '../catalog/DatabaseAgentStore';
import { DatabaseFleetStore } from '../fleet/DatabaseFleetStore';
import { createRecord, createStoredAgent } from '../__testUtils__/factories';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('migrations in %s', engine => {
  it('go up, hold data, go down to nothing step by step, and up again', async () => {
    const knex = await databases.init(engine as TestDatabaseId);
    const hasTable = (table: string) => knex.schema.hasTable(table);
    await knex.migrate.latest({ directory });
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: [createStoredAgent()],
      remove: [],
    });
    await DatabaseFleetStore.create({ knex }).save({
      put: [createRecord()],
      transitions: [],
      remove: [],
    });

    const [completed] = await knex.migrate.list({ directory });
    expect(completed.length).toBeGreaterThanOrEqual(4);
    for (let step = 0; step < completed.length; step++) {
      await knex.migrate.down({ directory });
    }
    for (const table of ['agents', 'health_state', 'kpi_state', 'fleet']) {
      expect(await hasTable(table)).toBe(false);
    }

    await knex.migrate.latest({ directory });
    expect(await DatabaseFleetStore.create({ knex }).listRefs()).toEqual([]);
  });
});
