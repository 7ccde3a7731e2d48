import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseDigestStore } from './DatabaseDigestStore';
import type { DigestStore } from './DigestStore';
import { MemoryDigestStore } from './MemoryDigestStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DIGEST = {
  to: ['group:default/leads'],
  title: 'Agents today',
  description: 'Nothing happened.',
};

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'DigestStore in %s',
  engine => {
    let store: DigestStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryDigestStore.create()
          : DatabaseDigestStore.create({
              knex: await databases.open(engine),
            });
    });

    const add = (key: string, periodEnd: number, options = {}) =>
      store.add({
        key,
        series: 'leads',
        periodEnd,
        digest: DIGEST,
        now: NOW,
        ...options,
      });

    it('knows which period of a series was the last', async () => {
      expect(await store.getLastPeriod('leads')).toBeUndefined();
      await add('b', NOW);
      await add('a', NOW - 5);
      await add('c', NOW + 5, { series: 'others' });
      expect(await store.getLastPeriod('leads')).toBe(NOW);
    });

    it('has each sent once, and none of the period in which a series begins', async () => {
      await add('first', NOW - 10, { digest: undefined });
      await add('b', NOW);
      await add('b', NOW, { digest: { ...DIGEST, title: 'Other' } });
      await add('a', NOW - 5);
      expect(await store.listDue(NOW - 1)).toEqual([]);
      expect(await store.listDue(NOW)).toEqual([
        { key: 'a', digest: DIGEST, periodEnd: NOW - 5, attempts: 0 },
        { key: 'b', digest: DIGEST, periodEnd: NOW, attempts: 0 },
      ]);
      await store.settle('a', NOW);
      await store.settle('b', NOW, 'Given up');
      expect(await store.listDue(NOW + 1e9)).toEqual([]);
    });

    it('has one tried again later', async () => {
      await add('a', NOW);
      await store.postpone('a', { problem: 'Away', dueAt: NOW + 10 });
      expect(await store.listDue(NOW + 9)).toEqual([]);
      expect(await store.listDue(NOW + 10)).toMatchObject([{ attempts: 1 }]);
    });

    it('forgets old ones, but never the last of a series', async () => {
      await add('a', NOW - 5);
      await add('b', NOW - 4);
      await store.prune(NOW);
      expect(await store.listDue(NOW)).toMatchObject([{ key: 'b' }]);
      expect(await store.getLastPeriod('leads')).toBe(NOW - 4);
    });
  },
);
