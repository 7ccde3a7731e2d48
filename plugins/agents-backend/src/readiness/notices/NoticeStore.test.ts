import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { createNotice } from '../__testUtils__/workflow';
import { DatabaseNoticeStore } from './DatabaseNoticeStore';
import { MemoryNoticeStore } from './MemoryNoticeStore';
import type { NoticeStore } from './NoticeStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'NoticeStore in %s',
  engine => {
    let store: NoticeStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryNoticeStore.create()
          : DatabaseNoticeStore.create({ knex: await databases.open(engine) });
    });

    const ids = async (now: number, limit = 10) =>
      (await store.listDue(now, limit)).map(({ notice }) => notice.id);

    it('keeps one notice of each id, the first', async () => {
      await store.add([createNotice('one')], NOW);
      await store.add(
        [createNotice('one', { title: 'Again' }), createNotice('two')],
        NOW + 1,
      );
      expect(await store.listDue(NOW + 1, 10)).toEqual([
        { notice: createNotice('one'), attempts: 0 },
        { notice: createNotice('two'), attempts: 0 },
      ]);
      expect(await ids(NOW + 1, 1)).toEqual(['one']);
    });

    it('never lists again what was sent, also when it is found again', async () => {
      await store.add([createNotice('one')], NOW);
      await store.markSent('one', NOW);
      await store.add([createNotice('one')], NOW + 1);
      expect(await ids(NOW + 1)).toEqual([]);
    });

    it('lists what failed when it is due again, and counts the attempts', async () => {
      await store.add([createNotice('one')], NOW);
      await store.markFailed('one', { problem: 'away', dueAt: NOW + 5 });
      expect(await ids(NOW + 4)).toEqual([]);
      expect(await store.listDue(NOW + 5, 10)).toEqual([
        { notice: createNotice('one'), attempts: 1 },
      ]);
    });

    it('removes old ones', async () => {
      await store.add([createNotice('one')], NOW);
      await store.add([createNotice('two')], NOW + 1);
      await store.prune(NOW + 1);
      expect(await ids(NOW + 2)).toEqual(['two']);
    });
  },
);
