import type {
  AlertEventRecord,
  AlertMessage,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { addMessages } from '../messages';
import { givenAlert, givenStep } from '../__testUtils__/givenAlert';
import type { AlertStore } from '../model';
import { DatabaseAlertSilenceStore } from '../silences/DatabaseAlertSilenceStore';
import { MemoryAlertSilenceStore } from '../silences/MemoryAlertSilenceStore';
import type { AlertSilenceStore } from '../silences/AlertSilenceStore';
import { DatabaseAlertStore } from './DatabaseAlertStore';
import { MemoryAlertStore } from './MemoryAlertStore';

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const OPENED: AlertEventRecord = {
  alertId: 'alert-1',
  at: NOW,
  kind: 'opened',
  text: 'It fails.',
};

const MESSAGE: AlertMessage = {
  alertId: 'alert-1',
  key: 'alert-1/0',
  channel: 'notification',
  to: ['owner'],
  event: 'opened',
  severity: 'P1',
  at: NOW,
};

interface World {
  store: AlertStore;
  silences: AlertSilenceStore;
  countMessages(): Promise<number>;
}

function defineContract(open: () => Promise<World>) {
  let world: World;
  let store: AlertStore;

  beforeEach(async () => {
    world = await open();
    store = world.store;
  });

  const save = (
    result: ReturnType<typeof givenStep>,
    evaluatedAt: number = NOW,
  ) => store.update({ run: { evaluatedAt, unknown: [] }, step: () => result });

  it('stores alerts with what happened and what is to be told', async () => {
    expect(await store.getLastRun()).toBeUndefined();
    const alert = givenAlert();
    await store.update({
      run: {
        evaluatedAt: NOW,
        unknown: [{ kind: 'kpi', reason: 'it hangs' }],
      },
      step: ({ alerts, silences }) => {
        expect({ alerts, silences }).toEqual({ alerts: [], silences: [] });
        return givenStep([alert], {
          events: [OPENED],
          messages: [MESSAGE],
          dueAt: NOW + HOUR,
        });
      },
    });
    expect(await store.get('alert-1')).toEqual(alert);
    expect(await store.listUnresolved()).toEqual([alert]);
    expect(await store.listEvents('alert-1', 10)).toEqual([OPENED]);
    expect(await world.countMessages()).toBe(1);
    expect(await store.getLastRun()).toEqual({
      evaluatedAt: NOW,
      dueAt: NOW + HOUR,
      unknown: [{ kind: 'kpi', reason: 'it hangs' }],
    });
  });

  it('steps from what is not resolved, what was within a day, and silences in force', async () => {
    const resolvedAt = (at: number, id: string) =>
      givenAlert({
        id,
        state: 'resolved',
        resolved: { at },
        condition: { fingerprint: id },
      });
    await save(
      givenStep([
        givenAlert(),
        givenAlert({
          id: 'pending',
          state: 'pending',
          openedAt: undefined,
          condition: { fingerprint: 'pending' },
        }),
        resolvedAt(NOW - HOUR, 'recent'),
        resolvedAt(NOW - DAY - 1, 'old'),
      ]),
    );
    const silence = {
      id: 's1',
      matcher: { rule: 'instance-failing' },
      reason: 'We know.',
      by: 'user:default/ada',
      createdAt: NOW,
      startsAt: NOW,
      endsAt: NOW + 2 * HOUR,
    };
    await world.silences.add(silence);
    await world.silences.add({ ...silence, id: 's2', endsAt: NOW + HOUR });
    await world.silences.add({ ...silence, id: 's3' });
    await world.silences.end('s3', { at: NOW + 1, by: 'user:default/ada' });
    let seen: string[] = [];
    await store.update({
      run: { evaluatedAt: NOW + HOUR, unknown: [] },
      step: input => {
        seen = [...input.alerts, ...input.silences].map(({ id }) => id).sort();
        return givenStep([]);
      },
    });
    expect(seen).toEqual(['alert-1', 'pending', 'recent', 's1']);
  });

  it('shows nobody an alert that is pending, or was over before it was raised', async () => {
    await save(
      givenStep([
        givenAlert({ state: 'pending', openedAt: undefined }),
        givenAlert({
          id: 'never',
          state: 'resolved',
          openedAt: undefined,
          resolved: { at: NOW },
          condition: { fingerprint: 'never' },
        }),
      ]),
    );
    expect(await store.get('alert-1')).toBeUndefined();
    expect(await store.get('never')).toBeUndefined();
    expect(await store.listUnresolved()).toEqual([]);
  });

  it('refuses an evaluation that began before the last one', async () => {
    await save(givenStep([givenAlert()]), NOW + 1);
    const step = jest.fn(() => givenStep([givenAlert({ revision: 9 })]));
    expect(
      await store.update({ run: { evaluatedAt: NOW, unknown: [] }, step }),
    ).toBeUndefined();
    expect(step).not.toHaveBeenCalled();
    expect(await store.get('alert-1')).toMatchObject({ revision: 1 });
  });

  it('is not stopped by a backend whose clock was far ahead', async () => {
    await save(givenStep([]), NOW + HOUR);
    await save(givenStep([givenAlert()]), NOW);
    expect(await store.getLastRun()).toMatchObject({ evaluatedAt: NOW });
    expect(await store.get('alert-1')).toBeDefined();
  });

  it('has no two unresolved alerts about the same', async () => {
    await save(givenStep([givenAlert()]));
    const next = givenAlert({ id: 'alert-2' });
    await expect(save(givenStep([next]))).rejects.toMatchObject({
      message: expect.stringMatching(/unique|resolved/i),
    });
    const over = givenAlert({ state: 'resolved', resolved: { at: NOW } });
    await save(givenStep([next, over]));
    expect(await store.listUnresolved()).toEqual([next]);
  });

  it('notes that an alert is still so without changing it', async () => {
    await save(givenStep([givenAlert()], { events: [OPENED] }));
    const again = givenAlert({ seenAt: NOW + HOUR });
    await save(givenStep([], { refreshed: [again] }));
    expect(await store.get('alert-1')).toEqual(again);
  });

  it('lets somebody act on what was seen before it changed in ways that need no new look', async () => {
    const seen = givenAlert({ revision: 1, situation: 3 });
    await save(givenStep([seen]));
    await save(givenStep([{ ...seen, revision: 2, clearedAt: NOW }]));
    const operate = (revision: number) =>
      store.operate({
        id: 'alert-1',
        revision,
        change: record => ({ alert: record, events: [], messages: [] }),
      });

    await expect(operate(2)).rejects.toThrow(/at revision 3/);
    expect((await operate(3)).alert).toMatchObject({ revision: 2 });
  });

  it('lets one of two who saw the same revision change an alert', async () => {
    await save(givenStep([givenAlert()]));
    const operate = (by: string) =>
      store.operate({
        id: 'alert-1',
        revision: 1,
        change: record => ({
          alert: {
            ...record,
            revision: record.revision + 1,
            situation: record.situation + 1,
            state: 'acknowledged',
            acknowledged: { at: NOW, by },
          },
          events: [{ ...OPENED, kind: 'acknowledged', by }],
          messages: [],
        }),
      });
    const results = await Promise.allSettled([operate('a'), operate('b')]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(results.find(one => one.status === 'rejected')).toMatchObject({
      reason: {
        name: 'ConflictError',
        message: expect.stringMatching(/acknowledged at revision 2/),
      },
    });
    expect(await store.listEvents('alert-1', 10)).toHaveLength(1);
    await expect(
      store.operate({
        id: 'nothing',
        revision: 1,
        change: () => {
          throw new Error('not called');
        },
      }),
    ).rejects.toThrow(/There is no alert nothing/);
  });

  it('changes nothing when the change is refused', async () => {
    await save(givenStep([givenAlert()]));
    await expect(
      store.operate({
        id: 'alert-1',
        revision: 1,
        change: () => {
          throw new Error('refused');
        },
      }),
    ).rejects.toThrow('refused');
    expect(await store.get('alert-1')).toEqual(givenAlert());
  });

  it('notes who was told, and what happened besides, under the same revision', async () => {
    await save(givenStep([givenAlert({ told: ['group:default/core'] })]));
    await store.noteTold('alert-1', ['group:default/core', 'user:default/ada']);
    await store.addEvents([{ ...OPENED, kind: 'told', at: NOW + 1 }]);
    expect(await store.get('alert-1')).toMatchObject({
      revision: 1,
      told: ['group:default/core', 'user:default/ada'],
      delivered: ['group:default/core', 'user:default/ada'],
    });
    await store.noteTold('nothing', ['user:default/ada']);
    expect(await store.listEvents('alert-1', 1)).toMatchObject([
      { kind: 'told' },
    ]);
  });

  it('notes that nobody was reached, until somebody is', async () => {
    await save(givenStep([givenAlert({ told: ['group:default/core'] })]));
    await store.noteUnreached('alert-1', 'There is nobody in core.');
    const unreached = await store.get('alert-1');
    expect(unreached).toMatchObject({
      revision: 1,
      unreached: 'There is nobody in core.',
    });
    expect(unreached).not.toHaveProperty('delivered');
    await store.noteTold('alert-1', ['group:default/core']);
    const reached = await store.get('alert-1');
    expect(reached).toMatchObject({ delivered: ['group:default/core'] });
    expect(reached).not.toHaveProperty('unreached');
    await store.noteUnreached('nothing', 'There is nobody.');
  });

  it('lists what happened the newest first, also within one moment', async () => {
    const events = ['one', 'two', 'three'].map(text => ({ ...OPENED, text }));
    await save(givenStep([givenAlert()], { events }));
    expect(
      (await store.listEvents('alert-1', 2)).map(({ text }) => text),
    ).toEqual(['three', 'two']);
  });

  it('removes what was resolved too long ago, with what happened', async () => {
    const over = (id: string, at: number, openedAt?: number) =>
      givenAlert({
        id,
        state: 'resolved',
        openedAt,
        resolved: { at },
        condition: { fingerprint: id },
      });
    await save(
      givenStep(
        [
          givenAlert(),
          over('old', NOW - 10 * DAY, NOW - 11 * DAY),
          over('kept', NOW - DAY, NOW - 2 * DAY),
          over('never', NOW - 3 * DAY),
        ],
        { events: [{ ...OPENED, alertId: 'old' }] },
      ),
    );
    expect(
      await store.prune({
        before: NOW - 9 * DAY,
        neverRaisedBefore: NOW - 2 * DAY,
      }),
    ).toBe(2);
    expect(await store.get('old')).toBeUndefined();
    expect(await store.listEvents('old', 10)).toEqual([]);
    expect(await store.get('kept')).toBeDefined();
    expect(await store.get('alert-1')).toBeDefined();
  });
}

describe('MemoryAlertStore', () => {
  defineContract(async () => {
    const silences = MemoryAlertSilenceStore.create();
    const store = MemoryAlertStore.create({ silences });
    return {
      store,
      silences,
      countMessages: async () => store.messages.length,
    };
  });
});

const databases = createTestDatabases();

describe.each(databases.engines)('DatabaseAlertStore in %s', engine => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.open(engine);
  });

  defineContract(async () => ({
    store: DatabaseAlertStore.create({ knex, addMessages }),
    silences: DatabaseAlertSilenceStore.create({ knex }),
    async countMessages() {
      return (await knex('alert_messages')).length;
    },
  }));

  it('writes nothing at all when one part cannot be written', async () => {
    const store = DatabaseAlertStore.create({
      knex,
      addMessages: async () => {
        throw new Error('killed');
      },
    });
    await expect(
      store.update({
        run: { evaluatedAt: NOW, unknown: [] },
        step: () =>
          givenStep([givenAlert()], { events: [OPENED], messages: [MESSAGE] }),
      }),
    ).rejects.toThrow('killed');
    for (const table of [
      'alerts',
      'alert_agents',
      'alert_events',
      'alert_runs',
      'changed_agents',
    ]) {
      expect(await knex(table)).toEqual([]);
    }
  });

  it('lets two backends step one after the other, each from what the other left', async () => {
    const stores = [1, 2].map(() =>
      DatabaseAlertStore.create({ knex, addMessages }),
    );
    await Promise.all(
      stores.map((store, index) =>
        store.update({
          run: { evaluatedAt: NOW, unknown: [] },
          step: ({ alerts }) => {
            const [before = givenAlert({ revision: 0 })] = alerts;
            return givenStep([{ ...before, revision: before.revision + 1 }], {
              events: [{ ...OPENED, text: `by ${index}` }],
            });
          },
        }),
      ),
    );
    expect(await stores[0].get('alert-1')).toMatchObject({ revision: 2 });
    expect(await stores[0].listEvents('alert-1', 10)).toHaveLength(2);
  });

  it('marks the agents whose rows have to follow, also those that it no longer concerns', async () => {
    const store = DatabaseAlertStore.create({ knex, addMessages });
    const about = (ref: string) =>
      givenAlert({
        condition: { agents: [{ ref, title: ref, environments: [] }] },
      });
    const save = (alert: ReturnType<typeof about>) =>
      store.update({
        run: { evaluatedAt: NOW, unknown: [] },
        step: () => givenStep([alert]),
      });
    await save(about('component:default/a'));
    await knex('changed_agents').del();
    await save(about('component:default/b'));
    expect(
      await knex('changed_agents').orderBy('agent_ref').pluck('agent_ref'),
    ).toEqual(['component:default/a', 'component:default/b']);
    expect(await knex('alert_agents').pluck('agent_ref')).toEqual([
      'component:default/b',
    ]);
  });
});
