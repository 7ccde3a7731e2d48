import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import type { AlertSignalStore, StoredSignal } from './AlertSignalStore';
import { DatabaseAlertSignalStore } from './DatabaseAlertSignalStore';
import { MemoryAlertSignalStore } from './MemoryAlertSignalStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LIMITS = { firing: 3, kept: 5, lateMs: MINUTE };

function createSignal(overrides: Partial<StoredSignal> = {}): StoredSignal {
  const receivedAt = overrides.receivedAt ?? NOW;
  return {
    fingerprint: 'one',
    source: 'alertmanager',
    labels: { alertname: 'Slow', agent: 'architect' },
    annotations: { summary: 'It is slow' },
    startsAt: NOW - MINUTE,
    receivedAt,
    expiresAt: receivedAt + 8 * HOUR,
    generatorUrl: 'https://prometheus.example.com/graph',
    agentRef: 'component:default/architect',
    environmentRef: 'resource:default/production',
    stage: 'production',
    ...overrides,
  };
}

function withoutExpiry({ expiresAt, ...signal }: StoredSignal) {
  return signal;
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'AlertSignalStore in %s',
  engine => {
    let store: AlertSignalStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryAlertSignalStore.create()
          : DatabaseAlertSignalStore.create({
              knex: await databases.open(engine),
            });
    });

    const receive = (...signals: StoredSignal[]) =>
      store.receive(signals, LIMITS);

    it('gives back what it was given', async () => {
      const bare: StoredSignal = {
        fingerprint: 'two',
        source: 'alertmanager',
        labels: { alertname: 'Bare' },
        annotations: {},
        startsAt: NOW,
        receivedAt: NOW,
        expiresAt: NOW + HOUR,
      };
      expect(await receive(createSignal(), bare)).toEqual(['kept', 'kept']);
      expect(await receive()).toEqual([]);
      expect(await store.listSignals(NOW)).toEqual([
        withoutExpiry(createSignal()),
        withoutExpiry(bare),
      ]);
    });

    it('takes the same twice as one, heard of again', async () => {
      await receive(createSignal(), createSignal());
      const again = createSignal({ receivedAt: NOW + MINUTE });
      expect(await receive(again)).toEqual(['kept']);
      expect(await store.listSignals(NOW + MINUTE)).toEqual([
        withoutExpiry(again),
      ]);
    });

    it('lists one that ended for an hour, and forgets it when told to', async () => {
      await receive(createSignal());
      const ended = createSignal({ receivedAt: NOW + 2, endsAt: NOW + 1 });
      expect(await receive(ended)).toEqual(['kept']);
      expect(await receive(ended)).toEqual(['kept']);
      expect(await store.listSignals(NOW + HOUR)).toEqual([
        withoutExpiry(ended),
      ]);
      expect(await store.listSignals(NOW + HOUR + 2)).toEqual([]);
      await store.prune(NOW + 1);
      expect(await store.listSignals(NOW)).toHaveLength(1);
      await store.prune(NOW + 2);
      expect(await store.listSignals(NOW)).toEqual([]);
    });

    it('knows when an alert was heard of last, and when it ended', async () => {
      const named = (alertname: string, rest: Partial<StoredSignal> = {}) =>
        createSignal({
          fingerprint: alertname,
          labels: { alertname },
          ...rest,
        });
      const odd = String.raw`100%_"\!`;
      await receive(named('Watchdog'), named('Watchdogs'), named(odd));
      await receive(named('Watchdogs', { receivedAt: NOW + HOUR }));
      expect(await store.getLastHeard('Watchdog')).toBe(NOW);
      expect(await store.getLastHeard(odd)).toBe(NOW);
      expect(await store.getLastHeard('Watch%')).toBeUndefined();
      const ended = { receivedAt: NOW + 9, endsAt: NOW + 5 };
      await receive(named('Watchdog', ended));
      expect(await store.getLastHeard('Watchdog')).toBe(NOW + 5);
    });

    it('does not fire again for a notification that came after the end', async () => {
      await receive(createSignal());
      await receive(createSignal({ receivedAt: NOW + 1, endsAt: NOW }));
      expect(await receive(createSignal({ receivedAt: NOW + 2 }))).toEqual([
        'late',
      ]);
      expect(await store.listSignals(NOW + 2)).toMatchObject([{ endsAt: NOW }]);
    });

    it('fires again with the same beginning once a repetition would be too late', async () => {
      await receive(createSignal(), createSignal({ endsAt: NOW }));
      const again = createSignal({ receivedAt: NOW + MINUTE });
      expect(await receive(again)).toEqual(['kept']);
      expect(await store.listSignals(NOW + MINUTE)).toEqual([
        withoutExpiry(again),
      ]);
    });

    it('fires again at once with another beginning, and stays firing when an older end comes late', async () => {
      await receive(createSignal(), createSignal({ endsAt: NOW }));
      const again = createSignal({ startsAt: NOW + 5, receivedAt: NOW + 6 });
      expect(await receive(again)).toEqual(['kept']);
      expect(
        await receive(createSignal({ endsAt: NOW, receivedAt: NOW + 7 })),
      ).toEqual(['late']);
      expect(await store.listSignals(NOW + 7)).toEqual([withoutExpiry(again)]);
    });

    it('says that it is not known whether one that was not renewed has ended', async () => {
      const signal = createSignal({ expiresAt: NOW + HOUR });
      await receive(signal);
      expect(await store.listSignals(NOW + HOUR - 1)).toEqual([
        withoutExpiry(signal),
      ]);
      const lost = {
        ...withoutExpiry(signal),
        endsAt: NOW + HOUR,
        isLost: true,
      };
      expect(await store.listSignals(NOW + HOUR)).toEqual([lost]);
      expect(await store.listSignals(NOW + 2 * HOUR)).toEqual([lost]);
      expect(await store.listSignals(NOW + 2 * HOUR + 1)).toEqual([]);
      await store.prune(NOW + HOUR);
      expect(await store.listSignals(NOW + 2 * HOUR)).toEqual([lost]);
      expect(
        await receive(createSignal({ receivedAt: NOW + 2 * HOUR })),
      ).toEqual(['kept']);
      expect(await store.listSignals(NOW + 2 * HOUR)).toMatchObject([
        { receivedAt: NOW + 2 * HOUR },
      ]);
      await store.prune(NOW + 10 * HOUR + 1);
      expect(await store.listSignals(NOW + 2 * HOUR)).toEqual([]);
    });

    it('keeps no more than fit, and renews and ends those that are there', async () => {
      const signals = ['a', 'b', 'c', 'd'].map(fingerprint =>
        createSignal({ fingerprint }),
      );
      expect(await receive(...signals)).toEqual([
        'kept',
        'kept',
        'kept',
        'full',
      ]);
      expect(
        await receive(
          createSignal({ fingerprint: 'a' }),
          createSignal({ fingerprint: 'b', endsAt: NOW }),
          createSignal({ fingerprint: 'd' }),
        ),
      ).toEqual(['kept', 'kept', 'kept']);
      expect(await receive(createSignal({ fingerprint: 'e' }))).toEqual([
        'full',
      ]);
    });

    it('keeps nothing of the end of one that never fired here', async () => {
      const ended = createSignal({ endsAt: NOW });
      expect(await receive(ended)).toEqual(['over']);
      expect(await store.listSignals(NOW)).toEqual([]);
    });

    const comeAndGo = (...fingerprints: string[]) =>
      receive(
        ...fingerprints.flatMap(fingerprint => [
          createSignal({ fingerprint }),
          createSignal({ fingerprint, endsAt: NOW }),
        ]),
      );

    it('keeps no more of a source than fit, however few of them fire', async () => {
      await comeAndGo('a', 'b', 'c', 'd');
      const lost = createSignal({ fingerprint: 'e', expiresAt: NOW + 1 });
      await receive(lost);
      const more = createSignal({ fingerprint: 'f', receivedAt: NOW + HOUR });
      expect(await receive(more)).toEqual(['crowded']);
      expect(await receive({ ...more, source: 'other' })).toEqual(['kept']);
      const heard = { ...lost, receivedAt: NOW + HOUR };
      expect(await receive(heard)).toEqual(['kept']);
    });

    it('makes room once those that are over are not listed any more', async () => {
      await comeAndGo('a', 'b', 'c', 'd', 'e');
      const more = createSignal({ fingerprint: 'f' });
      const at = (receivedAt: number) => ({ ...more, receivedAt });
      expect(await receive(at(NOW + HOUR))).toEqual(['crowded']);
      expect(await receive(at(NOW + HOUR + 1))).toEqual(['kept']);
    });

    it('takes notifications at the same time one after the other', async () => {
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map(fingerprint =>
          receive(createSignal({ fingerprint })),
        ),
      );
      expect(answers.flat().filter(one => one === 'kept')).toHaveLength(3);
    });
  },
);
