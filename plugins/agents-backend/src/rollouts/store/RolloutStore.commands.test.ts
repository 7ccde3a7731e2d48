import { givenRollout, START } from '../__testUtils__/givenRollout';
import {
  change,
  command,
  creation,
  entry,
  rolloutStores,
} from '../__testUtils__/rolloutStores';
import { verifyChain } from '../ledger';
import type { RolloutStore } from '../model';

jest.setTimeout(60_000);

describe.each(rolloutStores)(
  'commands and ledgers of rollouts in %s',
  (_engine, open) => {
    let store: RolloutStore;

    beforeEach(async () => {
      store = await open();
    });

    const rollout = givenRollout();
    const other = givenRollout({ id: 'rollout-2', candidate: '3.0.0' });

    describe('of commands', () => {
      const commandOf = async (id = rollout.id) =>
        (await store.listCommands([id])).get(id);

      it('gives each a token that rises for the instance, over all rollouts', async () => {
        await store.create(creation(rollout));
        await store.create(creation(other));
        const elsewhere = givenRollout({ id: 'x', agent: 'component:a/b' });
        await store.create(creation(elsewhere));
        await store.save([
          change(command(rollout, 1), 1),
          change(command(elsewhere, 1), 1),
        ]);
        await store.save([
          change(command(rollout, 2), 2),
          change(command(other, 1), 1),
        ]);
        const commands = await store.listCommands([
          rollout.id,
          other.id,
          elsewhere.id,
        ]);
        expect(commands.get('x')?.fence).toBe(1);
        const fences = [rollout.id, other.id].map(
          id => commands.get(id)?.fence,
        );
        expect(fences.sort()).toEqual([2, 3]);
        expect(commands.get(rollout.id)).toMatchObject({
          id: 'rollout-1:2',
          rolloutId: rollout.id,
          status: 'pending',
          at: START + 2,
        });
      });

      it('notes how one went, once', async () => {
        await store.create(creation(rollout));
        await store.save([change(command(rollout, 1), 1)]);
        const id = 'rollout-1:1';
        await store.settleCommand(rollout.id, {
          id,
          status: 'failed',
          at: START + 5,
          reason: 'Busy',
        });
        await store.settleCommand(rollout.id, { id, status: 'applied', at: 9 });
        expect(await commandOf()).toEqual({
          id,
          rolloutId: rollout.id,
          fence: 1,
          status: 'failed',
          at: START + 5,
          reason: 'Busy',
        });
      });

      it('keeps how one went while the rollout has it', async () => {
        await store.create(creation(rollout));
        await store.save([change(command(rollout, 1), 1)]);
        const failed = { status: 'failed' as const, at: START, reason: 'Busy' };
        await store.settleCommand(rollout.id, { id: 'rollout-1:1', ...failed });
        await store.save([change(command(rollout, 1), 2)]);
        expect(await commandOf()).toMatchObject({ status: 'failed', fence: 1 });
      });

      it('takes no outcome of one that the rollout has no more', async () => {
        await store.create(creation(rollout));
        await store.save([change(command(rollout, 1), 1)]);
        await store.save([change(command(rollout, 2), 2)]);
        await store.settleCommand(rollout.id, {
          id: 'rollout-1:1',
          status: 'applied',
          at: START,
        });
        expect(await commandOf()).toMatchObject({
          id: 'rollout-1:2',
          status: 'pending',
        });
        await store.save([change(rollout, 3)]);
        expect(await commandOf()).toBeUndefined();
      });
    });

    describe('of ledgers', () => {
      it('chains entries, and gives them the newest first', async () => {
        await store.create(creation(rollout));
        await store.save([
          change(rollout, 1, { entries: [entry('2'), entry('3')] }),
        ]);
        await store.save([change(rollout, 2, { entries: [entry('4')] })]);
        const all = await store.listLedger(rollout.id, { limit: 9 });
        expect(all.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
        expect(all[0]).toMatchObject({
          kind: 'held',
          at: new Date(START).toISOString(),
          by: 'engine',
          text: '4',
          evidence: { figures: [1, 0.1 + 0.2] },
        });
        expect(verifyChain(rollout.id, { entries: all.reverse() })).toEqual({
          intact: true,
          checked: 4,
        });
        const page = await store.listLedger(rollout.id, {
          before: 4,
          limit: 2,
        });
        expect(page.map(({ number }) => number)).toEqual([3, 2]);
        expect(await store.countLedger(rollout.id)).toBe(4);
        expect(await store.countLedger('nobody')).toBe(0);
      });
    });
  },
);
