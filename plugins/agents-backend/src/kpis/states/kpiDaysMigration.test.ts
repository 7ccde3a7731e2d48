import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { DatabaseScrapeStore } from '../scrape';
import { DatabaseKpiStateStore } from './DatabaseKpiStateStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);
const MIGRATION = '20261125_17_kpi_days.js';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each(databases.eachSupportedId())(
  'the migration of the days of KPIs in %s',
  engine => {
    it('adds up the hours that there are, and goes down with data', async () => {
      const knex = await databases.init(engine as TestDatabaseId);
      await knex.migrate.latest({ directory });
      await knex.migrate.down({ directory, name: MIGRATION } as object);
      await knex('kpi_series').insert({
        id: 7,
        agent_ref: 'a',
        environment_ref: 'e',
        kpi_id: 'error-rate',
        bucket: '',
      });
      await knex('kpi_hours').insert(
        [0, 23, 24].map(hour => ({
          series_id: 7,
          start: 20_000 * DAY + hour * HOUR,
          total: 1,
          count: 10,
          newest_at: 20_000 * DAY + hour * HOUR + 5,
        })),
      );
      await knex('kpi_state').insert({
        agent_ref: 'a',
        kpi_id: 'error-rate',
        status: 'met',
        since: 1,
        counted: true,
        result: '{}',
      });

      await knex.migrate.latest({ directory });
      const spans = await DatabaseScrapeStore.create({ knex }).listSpans({
        agentRef: 'a',
        since: 0,
        spanMs: DAY,
      });
      expect(
        spans.map(({ start, total, count, newestAt }) => [
          start / DAY,
          total,
          count,
          newestAt % DAY,
        ]),
      ).toEqual([
        [20_000, 2, 20, 23 * HOUR + 5],
        [20_001, 1, 10, 5],
      ]);
      const [state] = await DatabaseKpiStateStore.create({ knex }).list();
      expect(state.budget).toBeUndefined();

      await knex.migrate.down({ directory, name: MIGRATION } as object);
      expect(await knex('kpi_hours').pluck('series_id')).toHaveLength(3);
      expect(await knex('kpi_state').pluck('status')).toEqual(['met']);
    });
  },
);
