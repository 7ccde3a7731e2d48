import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { NOW } from '../__testUtils__/factories';
import { DatabaseTaskRunStore } from './DatabaseTaskRunStore';
import { MemoryTaskRunStore } from './MemoryTaskRunStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'TaskRunStore in %s',
  engine => {
    it('knows of each task when it last succeeded', async () => {
      const store =
        engine === 'memory'
          ? MemoryTaskRunStore.create()
          : DatabaseTaskRunStore.create({
              knex: await databases.open(engine),
            });
      expect(await store.getLastSuccess('sweep')).toBeUndefined();
      await store.noteSuccess('sweep', NOW);
      await store.noteSuccess('scrape', NOW + 1);
      await store.noteSuccess('sweep', NOW + 2);
      expect(await store.getLastSuccess('sweep')).toBe(NOW + 2);
      expect(await store.getLastSuccess('scrape')).toBe(NOW + 1);
    });
  },
);
