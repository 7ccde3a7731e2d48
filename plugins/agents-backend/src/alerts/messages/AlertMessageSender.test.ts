import type { AlertMessage } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { AttemptError } from '../../rollouts/drivers/retryWithin';
import { createAlertPolicy } from '../__testUtils__/createAlertPolicy';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import { MemoryAlertBook } from '../__testUtils__/MemoryAlertBook';
import { AlertMessageSender } from './AlertMessageSender';
import { MemoryAlertMessageStore } from './MemoryAlertMessageStore';
import {
  type AlertChannel,
  type AlertTelling,
  type ChannelAnswer,
  PartlyToldError,
} from './model';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A channel that notes what it is to tell, and does what it is told to. */
function createChannel(name: string, options: Partial<AlertChannel> = {}) {
  const tellings: AlertTelling[] = [];
  const answers: Array<ChannelAnswer | Error> = [];
  const channel: AlertChannel = {
    name,
    needsRecipients: true,
    async send(telling) {
      tellings.push(telling);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer ?? { state: 'sent', told: telling.to };
    },
    ...options,
  };
  return { channel, tellings, answers };
}

function createWorld() {
  const clock = { now: NOW + 3 * SECOND };
  const store = MemoryAlertMessageStore.create();
  const book = MemoryAlertBook.create([createAlertRecord()]);
  const notification = createChannel('notification');
  const pager = createChannel('pager', { needsRecipients: false });
  const recipients = new Map<string, string[]>();
  const notes: string[] = [];
  const sender = AlertMessageSender.create({
    store,
    book,
    listPolicies: async () => [createAlertPolicy()],
    resolver: {
      resolve: async (_, record) => ({
        refs: look(recipients.get(record.id)),
        notes,
      }),
    },
    channels: [notification.channel, pager.channel],
    now: () => clock.now,
  });
  return { clock, store, book, notification, pager, recipients, notes, sender };
}

function createMessage(overrides: Partial<AlertMessage> = {}): AlertMessage {
  return {
    alertId: 'alert-1',
    key: 'one',
    channel: 'notification',
    to: ['owner'],
    event: 'opened',
    severity: 'P1',
    at: NOW,
    ...overrides,
  };
}

/** Recipients as they are given; `away` among them stands for a catalog that is. */
function look(refs: string[] = ['group:default/core-agents']): string[] {
  if (refs.includes('away')) throw new Error('The catalog is away');
  return refs;
}

describe('AlertMessageSender', () => {
  it('tells what is due, once, and notes who was told', async () => {
    const { clock, store, book, notification, sender } = createWorld();
    await store.add([createMessage()]);
    await sender.run();
    clock.now += 10 * MINUTE;
    await sender.run();
    expect(notification.tellings).toMatchObject([
      {
        key: 'one',
        to: ['group:default/core-agents'],
        isEnd: false,
        alerts: [{ record: { id: 'alert-1' } }],
      },
    ]);
    expect(book.told).toEqual([['alert-1', ['group:default/core-agents']]]);
    expect(book.events).toMatchObject([
      { kind: 'told', text: 'Told core-agents by notification.' },
    ]);
    expect(await store.listDeliveries('alert-1')).toMatchObject([
      { state: 'sent', to: ['group:default/core-agents'], attempts: 1 },
    ]);
  });

  it('tells at once what is due for the same recipients, the most severe first', async () => {
    const { store, book, notification, recipients, sender } = createWorld();
    book.put(createAlertRecord({ id: 'alert-2', severity: 'P0' }));
    book.put(createAlertRecord({ id: 'alert-3' }));
    recipients.set('alert-3', ['group:default/others']);
    book.put(createAlertRecord({ id: 'alert-4', state: 'resolved' }));
    await store.add([
      createMessage(),
      createMessage({ key: 'two', alertId: 'alert-2' }),
      createMessage({ key: 'three', alertId: 'alert-3' }),
      createMessage({ key: 'four', alertId: 'alert-4', event: 'resolved' }),
    ]);
    await sender.run();
    expect(
      notification.tellings.map(({ alerts }) =>
        alerts.map(({ record }) => record.id),
      ),
    ).toEqual([['alert-4'], ['alert-2', 'alert-1'], ['alert-3']]);
  });

  it('keeps together what failed together, and apart what failed alone', async () => {
    const { clock, store, book, notification, sender } = createWorld();
    book.put(createAlertRecord({ id: 'alert-2', severity: 'P0' }));
    await store.add([
      createMessage(),
      createMessage({ key: 'two', alertId: 'alert-2' }),
    ]);
    notification.answers.push(new Error('Away'));
    await expect(sender.run()).rejects.toThrow('notification: Away');
    book.put(createAlertRecord({ id: 'alert-3' }));
    await store.add([
      createMessage({ key: 'three', alertId: 'alert-3', at: clock.now }),
    ]);
    clock.now += 6 * SECOND;
    await sender.run();
    const [first, ...later] = notification.tellings;
    expect(later).toHaveLength(2);
    expect(later[0].key).toBe(first.key);
    expect(later[0].alerts).toHaveLength(2);
    expect(later[1].alerts).toHaveLength(1);
  });

  it('waits longer from failure to failure, says so once, and gives up after a day', async () => {
    const { clock, store, book, pager, sender } = createWorld();
    await store.add([createMessage({ channel: 'pager' })]);
    const delays: number[] = [];
    pager.answers.push(...Array.from({ length: 400 }, () => new Error('503')));
    let before = clock.now;
    while (clock.now < NOW + 25 * 60 * MINUTE) {
      const seen = pager.tellings.length;
      await sender.run().catch(() => {});
      if (pager.tellings.length > seen) {
        delays.push((clock.now - before) / SECOND);
        before = clock.now;
      }
      clock.now += 5 * SECOND;
    }
    expect(delays.slice(0, 9)).toEqual([0, 5, 10, 20, 40, 80, 160, 300, 300]);
    expect(book.events.map(({ text }) => text)).toEqual([
      'Could not tell by pager, which is tried again: 503',
      'Could not tell by pager: 503',
    ]);
    expect(await store.listDeliveries('alert-1')).toMatchObject([
      { state: 'failed', problem: '503' },
    ]);
  });

  it('gives up at once what will never work', async () => {
    const { clock, store, pager, sender } = createWorld();
    await store.add([createMessage({ channel: 'pager' })]);
    pager.answers.push(new AttemptError('answers 400', { isFinal: true }));
    await expect(sender.run()).rejects.toThrow('answers 400');
    clock.now += 60 * MINUTE;
    await sender.run();
    expect(pager.tellings).toHaveLength(1);
  });

  it('does not tell again what was told, when that cannot be noted', async () => {
    const { clock, store, book, notification, sender } = createWorld();
    await store.add([createMessage()]);
    jest.spyOn(book, 'addEvents').mockRejectedValueOnce(new Error('Locked'));
    await expect(sender.run()).rejects.toThrow('notification: Locked');
    clock.now += 60 * MINUTE;
    await sender.run();
    expect(notification.tellings).toHaveLength(1);
  });

  it('does not tell again those of several who were told', async () => {
    const { clock, store, notification, sender } = createWorld();
    await store.add([createMessage()]);
    notification.answers.push(new PartlyToldError('One is away', ['first']));
    await expect(sender.run()).rejects.toThrow('One is away');
    clock.now += 5 * SECOND;
    await sender.run();
    expect(notification.tellings[1].progress).toEqual(['first']);
  });

  it('tells over the other channels when one hangs or fails', async () => {
    const { store, notification, pager, sender } = createWorld();
    await store.add([
      createMessage(),
      createMessage({ key: 'two', channel: 'pager' }),
    ]);
    notification.answers.push(new Error('Away'));
    await expect(sender.run()).rejects.toThrow('Away');
    expect(pager.tellings).toHaveLength(1);
  });

  it('tells a system also while the catalog is away, and people once it is back', async () => {
    const { clock, store, notification, pager, recipients, sender } =
      createWorld();
    recipients.set('alert-1', ['away']);
    await store.add([
      createMessage(),
      createMessage({ key: 'two', channel: 'pager' }),
    ]);
    await expect(sender.run()).rejects.toThrow('The catalog is away');
    expect(pager.tellings).toHaveLength(1);
    expect(notification.tellings).toEqual([]);
    recipients.clear();
    clock.now += 5 * SECOND;
    await sender.run();
    expect(notification.tellings).toHaveLength(1);
    expect(pager.tellings).toHaveLength(1);
  });

  it('leaves what a sender that died had taken to the next one, under the same key', async () => {
    const { clock, store, notification, sender } = createWorld();
    await store.add([createMessage()]);
    await store.claim({ now: clock.now, leaseMs: 90 * SECOND, limit: 10 });
    await sender.run();
    expect(notification.tellings).toEqual([]);
    clock.now += 90 * SECOND;
    await sender.run();
    expect(notification.tellings).toMatchObject([{ key: 'one' }]);
  });

  it.each([
    ['opened', createAlertRecord({ state: 'resolved' }), 'was resolved before'],
    ['resolved', createAlertRecord(), 'was open again before'],
    [
      'escalated',
      createAlertRecord({ acknowledged: { at: NOW } }),
      'was acknowledged before',
    ],
  ] as const)(
    'leaves out that one was %s when that is overtaken',
    async (event, record, reason) => {
      const { store, book, notification, sender } = createWorld();
      book.put(record);
      await store.add([createMessage({ event })]);
      await sender.run();
      expect(notification.tellings).toEqual([]);
      expect(await store.listDeliveries('alert-1')).toMatchObject([
        { state: 'skipped', problem: expect.stringContaining(reason) },
      ]);
    },
  );

  it('says that nobody is to be found, or which channel is not there', async () => {
    const { store, book, recipients, notes, sender } = createWorld();
    recipients.set('alert-1', []);
    notes.push('The agents have no owner in the catalog.');
    await store.add([
      createMessage(),
      createMessage({ key: 'two', channel: 'fax' }),
      createMessage({ key: 'three', channel: 'pager' }),
    ]);
    await expect(sender.run()).rejects.toThrow('no owner in the catalog');
    expect(book.events.map(({ kind, text }) => [kind, text])).toEqual([
      ['failed', expect.stringContaining('no channel "fax"')],
      [
        'failed',
        'Could not tell by notification: The agents have no owner in the catalog.',
      ],
      ['told', 'Told by pager.'],
    ]);
    expect(book.unreached).toEqual([
      ['alert-1', 'The agents have no owner in the catalog.'],
    ]);
  });

  it('says who is told instead when an owner is not to be found', async () => {
    const { store, book, notes, sender } = createWorld();
    notes.push('So the owner of the policy is told, sre.');
    await store.add([createMessage()]);
    await sender.run();
    expect(book.events[0].text).toBe(
      'Told core-agents by notification. So the owner of the policy is told, sre.',
    );
  });
});
