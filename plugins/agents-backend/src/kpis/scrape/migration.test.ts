import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { DatabaseScrapeStore } from './DatabaseScrapeStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);
const MIGRATION = '20261125_12_release_measures.js';
const HOUR = 3_600_000;

describe.each(databases.eachSupportedId())(
  'the migration of what releases did in %s',
  engine => {
    it('keeps the requests that were counted before, also by the hour, and goes down with them', async () => {
      const knex = await databases.init(engine as TestDatabaseId);
      await knex.migrate.latest({ directory });
      await knex.migrate.down({ directory, name: MIGRATION } as object);
      const key = { agent_ref: 'a', environment_ref: 'e', version: '1.4.0' };
      await knex('release_minutes').insert([
        { ...key, start: 5 * HOUR, requests: 1 },
        { ...key, start: 5 * HOUR + 60_000, requests: 2 },
        { ...key, start: 6 * HOUR, requests: 4 },
      ]);
      await knex('scrape_state').insert({
        agent_ref: 'a',
        environment_ref: 'e',
        ok: true,
        at: 1,
        rejected: 0,
        problems: '[]',
        readings: '{}',
      });

      await knex.migrate.latest({ directory });
      const store = DatabaseScrapeStore.create({ knex });
      const [gains] = await store.sumReleaseGains([
        {
          agentRef: 'a',
          environmentRef: 'e',
          versions: ['1.4.0'],
          since: 5 * HOUR,
        },
      ]);
      expect(gains.get('1.4.0')).toMatchObject({ requests: 7, errors: 0 });
      expect(
        await knex('release_hours').orderBy('start').pluck('requests'),
      ).toEqual([3, 4]);
      expect(await store.listOutcomes()).toMatchObject([
        { agentRef: 'a', releases: [] },
      ]);

      await knex.migrate.down({ directory, name: MIGRATION } as object);
      expect(
        await knex('release_minutes').orderBy('start').pluck('requests'),
      ).toEqual([1, 2, 4]);
      expect(await knex('scrape_state').pluck('agent_ref')).toEqual(['a']);
    });
  },
);
