import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createScorecard } from '../__testUtils__/createScorecard';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';
import { MemoryScorecardStore } from './MemoryScorecardStore';
import type { ScorecardRecord, ScorecardStore } from './ScorecardStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ref = 'scorecard:default/production';
const agentRef = 'component:default/architect';

function record(overrides: Partial<ScorecardRecord> = {}): ScorecardRecord {
  return {
    ref,
    title: 'Production readiness',
    versions: [
      {
        fingerprint: 'one',
        startsAt: 0,
        scorecard: createScorecard(),
        spec: { version: '1.0.0' },
      },
    ],
    inForceSince: 1,
    graceChecks: [],
    problems: [],
    ...overrides,
  };
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'ScorecardStore in %s',
  engine => {
    let store: ScorecardStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryScorecardStore.create()
          : DatabaseScorecardStore.create({
              knex: await databases.open(engine),
            });
    });

    it('keeps, replaces and removes scorecards', async () => {
      const other = record({ ref: 'scorecard:default/a' });
      await store.save({
        put: [{ record: record() }, { record: other }],
        remove: [],
      });
      expect(await store.list()).toEqual([other, record()]);
      const later = record({ graceUntil: 5, problems: ['It has no levels.'] });
      await store.exclusively(exclusive =>
        exclusive.save({ put: [{ record: later }], remove: [other.ref] }),
      );
      expect(await store.list()).toEqual([later]);
    });

    it('keeps who holds a level until others are named or the scorecard goes', async () => {
      const holders = new Map([[agentRef, 2]]);
      await store.save({ put: [{ record: record(), holders }], remove: [] });
      await store.save({ put: [{ record: record() }], remove: [] });
      expect(await store.listHolders([agentRef, 'other'])).toEqual(
        new Map([[ref, holders]]),
      );
      expect(await store.listHolders(['other'])).toEqual(new Map());
      await store.save({
        put: [{ record: record(), holders: new Map([['other', 1]]) }],
        remove: [],
      });
      expect(await store.listHolders([agentRef])).toEqual(new Map());
      await store.save({ put: [], remove: [ref] });
      expect(await store.listHolders(['other'])).toEqual(new Map());
      expect(await store.listRanks(ref)).toEqual(new Map());
    });
  },
);
