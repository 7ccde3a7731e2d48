import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseReadinessStore } from '../results';
import { UnsignedReadModel } from './UnsignedReadModel';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const scorecardRef = 'scorecard:default/production';

describe.each<[TestDatabaseId]>(databases.engines)(
  'UnsignedReadModel on %s',
  engine => {
    it('finds, page by page, the agents for which a check does not pass', async () => {
      const knex = await databases.open(engine);
      const outcomes = { a: 'pu', b: 'up', c: 'pf', d: 'pu', e: 'pe' };
      await DatabaseReadinessStore.create({ knex }).save({
        results: Object.entries(outcomes).map(([agentRef, letters]) => ({
          agentRef,
          scorecardRef,
          version: '1.0.0',
          fingerprint: 'one',
          day: '2026-03-01',
          since: NOW,
          evaluatedAt: NOW,
          evaluation: {
            outcomes: letters,
            rank: 1,
            graced: false,
            passed: 1,
            known: 1,
            applicable: 2,
            exempt: 0,
          },
        })),
        facts: [],
        remove: [],
        gone: [],
        transitions: [],
        touched: [],
      });
      const unsigned = UnsignedReadModel.create({ knex });
      const places = [{ scorecardRef, index: 1 }];
      const list = (page: { after?: string; limit: number }) =>
        unsigned.listUnsigned(places, { type: 'all' }, page);
      expect(await list({ limit: 9 })).toEqual(['a', 'c', 'd']);
      expect(await list({ limit: 2 })).toEqual(['a', 'c']);
      expect(await list({ after: 'c', limit: 2 })).toEqual(['d']);
      const scope = { type: 'refs' as const, refs: ['d', 'e'] };
      expect(await unsigned.listUnsigned(places, scope, { limit: 9 })).toEqual([
        'd',
      ]);
      expect(
        await unsigned.listUnsigned([], { type: 'all' }, { limit: 9 }),
      ).toEqual([]);
    });
  },
);
