import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseStopLineStore } from './DatabaseStopLineStore';
import { MemoryStopLineStore } from './MemoryStopLineStore';
import type { StopLineStore } from './StopLineStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'StopLineStore in %s',
  engine => {
    let store: StopLineStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryStopLineStore.create()
          : DatabaseStopLineStore.create({
              knex: await databases.open(engine),
            });
    });

    it('holds nothing until somebody stops the line', async () => {
      expect(await store.get()).toBeUndefined();
    });

    it('gives back what was said last', async () => {
      const stopped = {
        stopped: true,
        changedBy: 'user:default/remy',
        changedAt: NOW,
        reason: 'the model provider has an incident',
      };
      await store.set(stopped);
      expect(await store.get()).toEqual(stopped);
      const released = { ...stopped, stopped: false, changedAt: NOW + 1 };
      await store.set(released);
      expect(await store.get()).toEqual(released);
    });
  },
);
