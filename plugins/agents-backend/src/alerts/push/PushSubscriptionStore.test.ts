import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabasePushSubscriptionStore } from './DatabasePushSubscriptionStore';
import { MemoryPushSubscriptionStore } from './MemoryPushSubscriptionStore';
import type {
  PushSubscriptionStore,
  StoredPushSubscription,
} from './PushSubscriptionStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ANN = 'user:default/ann';
const BOB = 'user:default/bob';

function createSubscription(
  overrides: Partial<StoredPushSubscription> = {},
): StoredPushSubscription {
  const id = overrides.id ?? 'one';
  return {
    id,
    userRef: ANN,
    endpoint: `https://push.example.com/${id}`,
    p256dh: 'key',
    auth: 'secret',
    createdAt: NOW,
    ...overrides,
  };
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'PushSubscriptionStore in %s',
  engine => {
    let store: PushSubscriptionStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryPushSubscriptionStore.create()
          : DatabasePushSubscriptionStore.create({
              knex: await databases.open(engine),
            });
    });

    const save = (overrides: Partial<StoredPushSubscription> = {}) =>
      store.save(createSubscription(overrides), { perUser: 2 });

    it('gives back those of the users that are asked for', async () => {
      await save();
      await save({ id: 'two', userRef: BOB, expiresAt: NOW + 10 });
      expect(await store.list([ANN], NOW)).toEqual([createSubscription()]);
      expect(await store.list([BOB, ANN], NOW)).toHaveLength(2);
      expect(await store.list([], NOW)).toEqual([]);
    });

    it('keeps as many of a user as there may be, also when they come at once', async () => {
      const kept = await Promise.all(
        ['a', 'b', 'c', 'd'].map(id => save({ id })),
      );
      expect(kept.filter(Boolean)).toHaveLength(2);
      expect(await save({ id: 'e', userRef: BOB })).toBe(true);
      const [first] = await store.list([ANN], NOW);
      expect(await save({ id: first.id, auth: 'new' })).toBe(true);
    });

    it('gives a browser to who subscribed in it last', async () => {
      await save();
      await save({ userRef: BOB, auth: 'new' });
      expect(await store.list([ANN], NOW)).toEqual([]);
      expect(await store.list([BOB], NOW)).toMatchObject([{ auth: 'new' }]);
    });

    it('removes one, of a user only where that is asked', async () => {
      await save();
      await store.remove('one', BOB);
      expect(await store.list([ANN], NOW)).toHaveLength(1);
      await store.remove('one', ANN);
      expect(await store.list([ANN], NOW)).toEqual([]);
      await save();
      await store.remove('one');
      expect(await store.list([ANN], NOW)).toEqual([]);
    });

    it('leaves out and forgets what expired', async () => {
      await save({ expiresAt: NOW });
      expect(await store.list([ANN], NOW)).toEqual([]);
      await store.prune(NOW);
      expect(await store.list([ANN], NOW - 1)).toHaveLength(1);
      await store.prune(NOW + 1);
      expect(await store.list([ANN], NOW - 1)).toEqual([]);
    });
  },
);
