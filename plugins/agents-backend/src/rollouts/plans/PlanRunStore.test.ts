import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabasePlanRunStore } from './DatabasePlanRunStore';
import { MemoryPlanRunStore } from './MemoryPlanRunStore';
import type { PlanRun, PlanRunStore } from './PlanRunStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const STARTED: PlanRun = {
  planRef: 'rolloutplan:default/spring',
  running: true,
  changedBy: 'user:default/remy',
  changedAt: NOW,
};

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'PlanRunStore in %s',
  engine => {
    let store: PlanRunStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryPlanRunStore.create()
          : DatabasePlanRunStore.create({
              knex: await databases.open(engine),
            });
    });

    it('knows of no plan at first', async () => {
      expect(await store.list()).toEqual(new Map());
    });

    it('gives back what was said last about each plan', async () => {
      const stopped = {
        ...STARTED,
        running: false,
        changedAt: NOW + 1,
        reason: 'the release is late',
      };
      const other = { ...STARTED, planRef: 'rolloutplan:default/autumn' };
      await store.set(STARTED);
      await store.set(stopped);
      await store.set(other);
      expect(await store.list()).toEqual(
        new Map([
          [other.planRef, other],
          [stopped.planRef, stopped],
        ]),
      );
      await store.set(STARTED);
      expect((await store.list()).get(STARTED.planRef)).toEqual(STARTED);
    });
  },
);
