import type { Rollout } from '@agent-portal/plugin-agents-common';
import { givenRollout, START } from '../__testUtils__/givenRollout';
import {
  change,
  creation,
  rolloutStores,
} from '../__testUtils__/rolloutStores';
import type { RolloutStore } from '../model';

jest.setTimeout(60_000);

describe.each(rolloutStores)('RolloutStore in %s', (_engine, open) => {
  let store: RolloutStore;

  beforeEach(async () => {
    store = await open();
  });

  const rollout = givenRollout();
  const other = givenRollout({ id: 'rollout-2', candidate: '3.0.0' });

  describe('of a new rollout', () => {
    it('gives back what it was given', async () => {
      const stored = await store.create(creation(rollout));
      expect(stored).toEqual({ rollout, revision: 1, turn: 1 });
      expect(await store.get(rollout.id)).toEqual(stored);
      expect(await store.get('nobody')).toBeUndefined();
      expect(await store.listInputs(rollout.id)).toEqual([
        creation(rollout).input,
      ]);
      expect(await store.countLedger(rollout.id)).toBe(1);
      const [{ number, hash }] = await store.listLedger(rollout.id, {
        limit: 1,
      });
      expect(await store.getLedgerHead(rollout.id)).toEqual({ number, hash });
      expect(await store.getLedgerHead('nobody')).toMatchObject({ number: 0 });
    });

    it('refuses the same release while it is under way', async () => {
      await store.create(creation(rollout));
      await expect(
        store.create(creation({ ...rollout, id: 'again' })),
      ).rejects.toThrow(/2\.0\.0 of .* is already being rolled out.*rollout-1/);
      await store.create(creation(other));
    });

    it('makes one of several that are made at the same time', async () => {
      const made = await Promise.allSettled(
        ['a', 'b', 'c'].map(id => store.create(creation({ ...rollout, id }))),
      );
      const refused = made.flatMap(one =>
        one.status === 'rejected' ? [one.reason.name] : [],
      );
      expect(refused).toEqual(['ConflictError', 'ConflictError']);
    });

    it.each(['rolled-back', 'failed'] as const)(
      'refuses a release that is %s there, and only that',
      async state => {
        await store.create(creation(rollout));
        await store.save([change({ ...rollout, state }, 1)]);
        await expect(
          store.create(creation({ ...rollout, id: 'again' })),
        ).rejects.toThrow(/quarantined.*retry/);
        await store.create(creation(other));
        await store.create(
          creation({ ...rollout, id: 'staging', environment: 'resource:a/b' }),
        );
        // A retry that succeeded lifts it.
        await store.save([change({ ...rollout, state: 'succeeded' }, 2)]);
        await store.create(creation({ ...rollout, id: 'again' }));
      },
    );
  });

  describe('of several rollouts of an agent', () => {
    const begun: Rollout = { ...other, state: 'preflight' };

    it('lets none begin beside another that is under way', async () => {
      await store.create(creation(rollout));
      await store.create(creation(other));
      const third = givenRollout({ id: 'third', agent: 'component:a/b' });
      await store.create(creation(third));
      await store.save([change({ ...rollout, state: 'progressing' }, 1)]);
      expect(await store.save([change(begun, 1), change(third, 1)])).toEqual(
        new Set([third.id]),
      );
      expect((await store.get(other.id))?.rollout.state).toBe('pending');
      expect(await store.countLedger(other.id)).toBe(1);
    });

    it('lets one begin in the moment in which the other ends', async () => {
      await store.create(creation(rollout));
      await store.create(creation(other));
      await store.save([change({ ...rollout, state: 'rolling-back' }, 1)]);
      const saved = await store.save([
        change(begun, 1),
        change({ ...rollout, state: 'superseded' }, 2),
      ]);
      expect(saved.size).toBe(2);
    });

    it('lets none be retried while its release is under way again', async () => {
      await store.create(creation(rollout));
      await store.save([change({ ...rollout, state: 'aborted' }, 1)]);
      await store.create(creation({ ...rollout, id: 'again' }));
      expect(
        await store.save([change({ ...rollout, state: 'pending' }, 2)]),
      ).toEqual(new Set());
    });
  });

  describe('of lists', () => {
    beforeEach(async () => {
      const policy = { ...rollout.policy, plan: 'rolloutplan:default/one' };
      await store.create(creation({ ...other, createdAt: START + 1 }));
      await store.create(creation({ ...rollout, policy }));
      await store.create(
        creation(givenRollout({ id: 'kept', agent: 'component:a/kept' })),
      );
      await store.create(
        creation(givenRollout({ id: 'over', agent: 'component:a/over' })),
      );
      await store.save([
        change(
          givenRollout({
            id: 'kept',
            agent: 'component:a/kept',
            state: 'succeeded',
            retainedUntil: START + 9,
          }),
          1,
        ),
        change(
          givenRollout({
            id: 'over',
            agent: 'component:a/over',
            state: 'succeeded',
          }),
          1,
        ),
      ]);
    });

    it.each<[Parameters<RolloutStore['list']>[0], string[]]>([
      [{}, ['kept', 'over', 'rollout-1', 'rollout-2']],
      [{ active: true }, ['rollout-1', 'rollout-2']],
      [{ active: false }, ['kept', 'over']],
      [{ open: true }, ['kept', 'rollout-1', 'rollout-2']],
      [{ open: false }, ['over']],
      [{ agentRef: rollout.agent }, ['rollout-1', 'rollout-2']],
      [{ environmentRef: 'resource:a/b' }, []],
      [{ planRef: 'rolloutplan:default/one' }, ['rollout-1']],
      [{ ids: ['rollout-2', 'kept', 'nobody'] }, ['kept', 'rollout-2']],
      [{ ids: ['rollout-2', 'over'], open: true }, ['rollout-2']],
      [{ ids: [] }, []],
    ])('of %j holds %j', async (query, expected) => {
      const listed = await store.list(query);
      expect(listed.map(({ rollout: { id } }) => id)).toEqual(expected);
    });
  });

  it('prunes inputs of rollouts that are over, and nothing else', async () => {
    await store.create(creation(rollout));
    await store.create(creation(other));
    const ended = { ...rollout, stateSince: START + 5 };
    await store.save([change({ ...ended, state: 'aborted' }, 1)]);
    expect(await store.pruneInputs({ before: START + 5 })).toBe(0);
    expect(await store.pruneInputs({ before: START + 6 })).toBe(1);
    expect(await store.pruneInputs({ before: START + 6 })).toBe(0);
    expect(await store.listInputs(rollout.id)).toEqual([]);
    expect(await store.countLedger(rollout.id)).toBe(1);
    expect(await store.listInputs(other.id)).toHaveLength(1);
  });
});
