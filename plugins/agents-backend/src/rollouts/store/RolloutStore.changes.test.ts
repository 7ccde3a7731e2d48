import { givenRollout, START } from '../__testUtils__/givenRollout';
import {
  change,
  command,
  creation,
  entry,
  operation,
  tick,
  rolloutStores,
} from '../__testUtils__/rolloutStores';
import { verifyChain } from '../ledger';
import type { RolloutChange, RolloutStore } from '../model';

jest.setTimeout(60_000);

describe.each(rolloutStores)('changes of rollouts in %s', (_engine, open) => {
  let store: RolloutStore;

  beforeEach(async () => {
    store = await open();
  });

  const rollout = givenRollout();
  const other = givenRollout({ id: 'rollout-2', candidate: '3.0.0' });

  describe('of changes', () => {
    it('saves one of several that are made from the same revision', async () => {
      await store.create(creation(rollout));
      const answers = await Promise.all(
        [1, 2, 3].map(weight =>
          store.save([
            change({ ...rollout, weight }, 1, {
              entries: [entry(`To ${weight}`)],
            }),
          ]),
        ),
      );
      const won = answers.findIndex(saved => saved.has(rollout.id)) + 1;
      expect(answers.map(saved => saved.size).sort()).toEqual([0, 0, 1]);
      expect(await store.get(rollout.id)).toEqual({
        rollout: { ...rollout, weight: won },
        revision: 2,
        turn: 1,
      });
      expect(await store.listInputs(rollout.id)).toHaveLength(2);
      const [last] = await store.listLedger(rollout.id, { limit: 1 });
      expect(last).toMatchObject({ number: 2, text: `To ${won}` });
    });

    it('leaves the others be when one was made from an old revision', async () => {
      await store.create(creation(rollout));
      await store.create(creation(other));
      expect(await store.save([change(rollout, 7), change(other, 1)])).toEqual(
        new Set([other.id]),
      );
      expect((await store.get(rollout.id))?.revision).toBe(1);
      expect(await store.save([change(givenRollout({ id: 'x' }), 1)])).toEqual(
        new Set(),
      );
      expect(await store.save([])).toEqual(new Set());
    });

    it('notes which revision somebody has to know of', async () => {
      await store.create(creation(rollout));
      const turnAfter = async (changed: RolloutChange) => {
        await store.save([changed]);
        return (await store.get(rollout.id))?.turn;
      };
      expect(await turnAfter(change(rollout, 1))).toBe(1);
      expect(await turnAfter(change(rollout, 2, { input: operation }))).toBe(3);
      expect(await turnAfter(change({ ...rollout, step: 1 }, 3))).toBe(4);
      expect(
        await turnAfter(change({ ...rollout, step: 1, state: 'baking' }, 4)),
      ).toBe(5);
      expect(
        await turnAfter(change({ ...rollout, step: 1, state: 'baking' }, 5)),
      ).toBe(5);
    });

    it('knows whether somebody operated it after a revision', async () => {
      await store.create(creation(rollout));
      await store.save([change(rollout, 1, { input: operation })]);
      await store.save([change({ ...rollout, step: 1 }, 2)]);
      expect(await store.wasOperated(rollout.id, 1)).toBe(true);
      expect(await store.wasOperated(rollout.id, 2)).toBe(false);
    });

    it('keeps inputs as they were, in their order', async () => {
      await store.create(creation(rollout));
      await store.save([change(rollout, 1, { input: tick(START + 1) })]);
      await store.save([change(rollout, 2, { input: operation })]);
      expect(await store.listInputs(rollout.id)).toEqual([
        creation(rollout).input,
        tick(START + 1),
        operation,
      ]);
    });

    it('keeps text that no database should be sent', async () => {
      const strange = { ...rollout, reason: 'nul \0 half \ud800 "\\u0000"' };
      const text = 'nul \0 half \ud800';
      await store.create({ ...creation(strange), entries: [entry(text)] });
      expect((await store.get(rollout.id))?.rollout).toEqual(strange);
      const entries = await store.listLedger(rollout.id, { limit: 9 });
      expect(entries[0].text).toBe('nul  half \ufffd');
      expect(verifyChain(rollout.id, { entries }).intact).toBe(true);
    });

    it('saves many at once', async () => {
      const many = Array.from({ length: 6_000 }, (_, index) =>
        givenRollout({
          id: `many-${String(index).padStart(5, '0')}`,
          agent: `component:default/${index}`,
        }),
      );
      for (const one of many.slice(0, 40)) await store.create(creation(one));
      const saved = await store.save(
        many.map(one =>
          change(command(one, 1), 1, { entries: [entry('a'), entry('b')] }),
        ),
      );
      expect(saved.size).toBe(40);
      const ids = many.map(({ id }) => id);
      expect(await store.list({ ids })).toHaveLength(40);
      expect((await store.listCommands(ids)).size).toBe(40);
    });
  });
});
