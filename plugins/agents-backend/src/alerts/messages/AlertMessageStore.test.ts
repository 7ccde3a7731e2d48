import type { AlertMessage } from '@agent-portal/plugin-agents-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { addMessages, GROUP_WAIT_MS } from '../../database/alerts/addMessages';
import type { AlertMessageStore } from './AlertMessageStore';
import { DatabaseAlertMessageStore } from './DatabaseAlertMessageStore';
import { MemoryAlertMessageStore } from './MemoryAlertMessageStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DUE = NOW + GROUP_WAIT_MS;

function createMessage(overrides: Partial<AlertMessage> = {}): AlertMessage {
  return {
    alertId: 'alert-1',
    key: 'alert-1:opened:notification',
    channel: 'notification',
    to: ['owner'],
    event: 'opened',
    severity: 'P1',
    at: NOW,
    ...overrides,
  };
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'AlertMessageStore in %s',
  engine => {
    let store: AlertMessageStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryAlertMessageStore.create()
          : DatabaseAlertMessageStore.create({
              knex: await databases.open(engine),
            });
    });

    const claim = (now = DUE, limit = 100) =>
      store.claim({ now, leaseMs: 60_000, limit });

    it('gives a message out once others to the same had time to come', async () => {
      await store.add([createMessage()]);
      expect(await claim(DUE - 1)).toEqual([]);
      expect(await claim()).toEqual([
        { ...createMessage(), attempts: 0, batch: undefined, progress: [] },
      ]);
    });

    it('keeps one message of a key', async () => {
      await store.add([createMessage(), createMessage()]);
      await store.add([createMessage({ event: 'resolved', at: NOW + 1 })]);
      expect(await claim(DUE + 1)).toMatchObject([{ event: 'opened' }]);
      expect(await store.listDeliveries('alert-1')).toHaveLength(1);
    });

    it('adds nothing when there is nothing', async () => {
      await store.add([]);
      expect(await claim()).toEqual([]);
    });

    it('gives a message to one of several senders, and again when that one dies', async () => {
      await store.add([
        createMessage(),
        createMessage({ key: 'b', alertId: 'alert-2' }),
      ]);
      const taken = await Promise.all([claim(), claim(), claim()]);
      expect(taken.flat()).toHaveLength(2);
      expect(await claim(DUE + 59_999)).toEqual([]);
      expect(await claim(DUE + 60_000)).toMatchObject([
        { attempts: 1 },
        { attempts: 1 },
      ]);
    });

    it('gives out the most severe first, of these the oldest, as many as are asked for', async () => {
      await store.add([
        createMessage({ key: 'mild', severity: 'P3', at: NOW }),
        createMessage({ key: 'worst', severity: 'P0', at: NOW + 2 }),
        createMessage({ key: 'late', at: NOW + 2 }),
        createMessage({ key: 'b', at: NOW + 1 }),
        createMessage({ key: 'a', at: NOW + 1 }),
      ]);
      expect((await claim(DUE + 2, 3)).map(({ key }) => key)).toEqual([
        'worst',
        'a',
        'b',
      ]);
    });

    it('tries again what failed, with what was told already, and its batch', async () => {
      await store.add([createMessage()]);
      const keys = (await claim()).map(({ key }) => key);
      await store.setBatch(keys, 'together');
      await store.settle(
        keys,
        {
          state: 'pending',
          problem: 'It answers 503',
          dueAt: DUE + 5_000,
          progress: ['browser-1'],
        },
        DUE,
      );
      expect(await claim(DUE + 4_999)).toEqual([]);
      expect(await claim(DUE + 5_000)).toMatchObject([
        { attempts: 1, batch: 'together', progress: ['browser-1'] },
      ]);
      expect(await store.listDeliveries('alert-1')).toEqual([
        {
          channel: 'notification',
          to: ['owner'],
          state: 'pending',
          at: new Date(NOW).toISOString(),
          attempts: 2,
          problem: 'It answers 503',
        },
      ]);
    });

    it('never gives out what is settled', async () => {
      await store.add([
        createMessage({ key: 'a' }),
        createMessage({ key: 'b', channel: 'pager', at: NOW + 1 }),
        createMessage({ key: 'c', channel: 'push', at: NOW + 2 }),
      ]);
      await claim(DUE + 2);
      await store.settle(
        ['a'],
        { state: 'sent', told: ['group:default/core'] },
        DUE + 5,
      );
      await store.settle(['b'], { state: 'failed', problem: 'Gone' }, DUE + 6);
      await store.settle(
        ['c'],
        { state: 'skipped', problem: 'Nobody' },
        DUE + 7,
      );
      expect(await claim(DUE + 1e9)).toEqual([]);
      const at = (ms: number) => new Date(ms).toISOString();
      expect(await store.listDeliveries('alert-1')).toMatchObject([
        { state: 'skipped', at: at(DUE + 7), problem: 'Nobody' },
        { state: 'failed', at: at(DUE + 6), problem: 'Gone' },
        {
          state: 'sent',
          at: at(DUE + 5),
          to: ['group:default/core'],
          attempts: 1,
        },
      ]);
      expect(await store.listDeliveries('alert-2')).toEqual([]);
    });

    it('knows of which alerts a channel was told, but not of their end', async () => {
      const messages = [
        createMessage({ key: 'a', channel: 'am' }),
        createMessage({ key: 'b', channel: 'am', alertId: 'alert-2' }),
        createMessage({
          key: 'c',
          channel: 'am',
          alertId: 'alert-2',
          event: 'resolved',
          at: NOW + 1,
        }),
        createMessage({ key: 'd', channel: 'other', alertId: 'alert-3' }),
        createMessage({ key: 'e', channel: 'am', alertId: 'alert-4' }),
        createMessage({
          key: 'f',
          channel: 'am',
          alertId: 'alert-5',
          at: NOW - 100,
        }),
      ];
      await store.add(messages);
      await store.settle(['a', 'b', 'c', 'd', 'f'], { state: 'sent' }, DUE);
      expect(await store.listTold('am', NOW)).toEqual(['alert-1']);
      expect(await store.listTold('am', NOW - 100)).toEqual([
        'alert-1',
        'alert-5',
      ]);
      await store.add([
        createMessage({
          key: 'g',
          channel: 'am',
          alertId: 'alert-2',
          event: 'reopened',
          at: NOW + 2,
        }),
      ]);
      await store.settle(['g'], { state: 'sent' }, DUE);
      expect(await store.listTold('am', NOW)).toEqual(['alert-1', 'alert-2']);
    });

    it('forgets what is old', async () => {
      await store.add([
        createMessage(),
        createMessage({ key: 'new', at: NOW + 1 }),
      ]);
      await store.prune(NOW + 1);
      expect(await store.listDeliveries('alert-1')).toHaveLength(1);
    });
  },
);

describe.each(databases.engines)('addMessages in %s', engine => {
  it('adds nothing when the transaction around it fails', async () => {
    const knex = await databases.open(engine);
    const store = DatabaseAlertMessageStore.create({ knex });
    await expect(
      knex.transaction(async transaction => {
        await addMessages(transaction, [createMessage()]);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await store.listDeliveries('alert-1')).toEqual([]);
    await knex.transaction(transaction =>
      addMessages(transaction, [createMessage()]),
    );
    expect(await store.listDeliveries('alert-1')).toHaveLength(1);
  });
});
