import type { AlertSilenceRecord } from '@agent-portal/plugin-agents-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import type { AlertSilenceStore } from './AlertSilenceStore';
import { DatabaseAlertSilenceStore } from './DatabaseAlertSilenceStore';
import { MemoryAlertSilenceStore } from './MemoryAlertSilenceStore';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const databases = createTestDatabases();

function createSilence(
  overrides: Partial<AlertSilenceRecord> = {},
): AlertSilenceRecord {
  return {
    id: 'one',
    matcher: { agents: ['component:default/a'], severities: ['P3'] },
    reason: 'We know.',
    by: 'user:default/ada',
    createdAt: NOW,
    startsAt: NOW,
    endsAt: NOW + HOUR,
    ...overrides,
  };
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'AlertSilenceStore in %s',
  engine => {
    let store: AlertSilenceStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryAlertSilenceStore.create()
          : DatabaseAlertSilenceStore.create({
              knex: await databases.open(engine),
            });
    });

    it('lists those that are not over by then, the newest first', async () => {
      await store.add(createSilence());
      await store.add(createSilence({ id: 'two', createdAt: NOW + 1 }));
      await store.add(createSilence({ id: 'over', endsAt: NOW }));
      const ids = async (endsAfter: number, limit?: number) =>
        (await store.list({ endsAfter, limit })).map(({ id }) => id);
      expect(await ids(NOW)).toEqual(['two', 'one']);
      expect(await ids(NOW - 1)).toEqual(['two', 'one', 'over']);
      expect(await ids(NOW, 1)).toEqual(['two']);
      expect(await store.get('one')).toEqual(createSilence());
      expect(await store.get('nothing')).toBeUndefined();
    });

    it('lets one of two end it', async () => {
      await store.add(createSilence());
      const end = (by: string) =>
        store.end('one', { at: NOW + 1, by, reason: 'Done.' });
      const [first, second] = await Promise.all([end('a'), end('b')]);
      expect([first, second].filter(Boolean)).toHaveLength(1);
      expect((first ?? second)?.ended).toMatchObject({
        at: NOW + 1,
        reason: 'Done.',
      });
      expect(await store.list({ endsAfter: NOW + 2 })).toEqual([]);
    });

    it('ends none that is over', async () => {
      await store.add(createSilence());
      expect(await store.end('one', { at: NOW + HOUR })).toBeUndefined();
      expect(await store.end('nothing', { at: NOW })).toBeUndefined();
    });

    it('removes those that were over before then', async () => {
      await store.add(createSilence());
      await store.prune(NOW + HOUR);
      expect(await store.get('one')).toBeDefined();
      await store.prune(NOW + HOUR + 1);
      expect(await store.get('one')).toBeUndefined();
    });
  },
);
