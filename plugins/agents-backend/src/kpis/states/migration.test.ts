import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { DatabaseKpiStateStore } from './DatabaseKpiStateStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);
const MIGRATION = '20261125_09_kpi_expiry.js';

describe.each(databases.eachSupportedId())(
  'the migration of the expiry of KPIs in %s',
  engine => {
    it('has verdicts looked at that nobody has said the end of, and goes down with them', async () => {
      const knex = await databases.init(engine as TestDatabaseId);
      await knex.migrate.latest({ directory });
      await knex.migrate.down({ directory, name: MIGRATION } as object);
      for (const [agent, status] of [
        ['a', 'met'],
        ['b', 'unknown'],
        ['c', 'at-risk'],
      ]) {
        await knex('kpi_state').insert({
          agent_ref: agent,
          kpi_id: 'uptime',
          status,
          since: 1,
          counted: true,
          result: '{}',
        });
      }

      await knex.migrate.latest({ directory });
      const store = DatabaseKpiStateStore.create({ knex });
      expect(await store.listExpired(1)).toEqual(['a', 'c']);

      await knex.migrate.down({ directory, name: MIGRATION } as object);
      expect(await knex('kpi_state').pluck('status')).toHaveLength(3);
    });
  },
);
