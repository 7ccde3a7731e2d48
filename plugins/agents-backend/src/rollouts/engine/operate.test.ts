import type {
  Rollout,
  RolloutOperation,
} from '@agent-portal/plugin-agents-common';
import { givenRollout } from '../__testUtils__/givenRollout';
import { rolloutStores } from '../__testUtils__/rolloutStores';
import type { RolloutStore } from '../model';
import { createEngine } from './__testUtils__/createEngine';

jest.setTimeout(60_000);

const rollout = givenRollout();
const context = { by: 'user:default/lead', reason: 'Because' };

describe.each(rolloutStores)('operations by the engine, in %s', (_, open) => {
  let store: RolloutStore;
  let world: ReturnType<typeof createEngine>;

  beforeEach(async () => {
    store = await open();
    world = createEngine({ store });
    await world.create(rollout);
    await world.tick();
  });

  const operate = (type: string, revision?: number) =>
    world.engine.operate({
      id: rollout.id,
      operation: { type } as RolloutOperation,
      context,
      ...(revision !== undefined && { revision }),
    });

  const observe = async (one: Rollout) => ({
    observations: (
      await world.observer.observe([{ rollout: one, revision: 1, turn: 1 }])
    )[0],
  });

  it('lets one of several operators win', async () => {
    const second = createEngine({ store });
    const answers = await Promise.allSettled([
      operate('pause'),
      second.engine.operate({
        id: rollout.id,
        operation: { type: 'abort' },
        context,
      }),
      operate('pause'),
    ]);
    const refused = answers.flatMap(answer =>
      answer.status === 'rejected' ? [answer.reason.name] : [],
    );
    expect(refused).toEqual(['ConflictError', 'ConflictError']);
  });

  it('gives traffic back at once, and quarantines the release', async () => {
    await operate('rollback');
    await world.tick();
    expect(await world.stateOf()).toBe('rolled-back');
    expect(world.driver.effects.at(-1)?.target).toEqual({ type: 'restore' });
    await expect(world.create({ ...rollout, id: 'again' })).rejects.toThrow(
      'quarantined',
    );
    await operate('retry');
    expect(await world.stateOf()).not.toBe('rolled-back');
  });

  it('tries again when only the engine was faster', async () => {
    const { save } = store;
    let lost = 0;
    store.save = async changes => {
      if (changes[0].input.type === 'operation' && lost++ < 2) {
        const stored = (await store.get(rollout.id))!;
        const { observations } = (await observe(stored.rollout))!;
        await save.call(store, [
          {
            ...stored,
            rollout: { ...stored.rollout, clock: stored.rollout.clock + 1 },
            input: { type: 'tick', at: 0, observations },
            entries: [],
          },
        ]);
      }
      return save.call(store, changes);
    };
    await operate('pause');
    expect(lost).toBe(3);
    expect(await world.stateOf()).toBe('paused');
  });

  it('refuses who saw it before somebody else changed it', async () => {
    const seen = (await store.get(rollout.id))!.revision;
    await operate('pause', seen);
    await expect(operate('abort', seen)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('it is paused now; look at it again'),
    });
    await expect(operate('abort', 99)).rejects.toThrow('look at it again');
    await operate('abort');
  });

  it('accepts who saw it before time alone was counted on', async () => {
    const seen = (await store.get(rollout.id))!.revision;
    world.clock.now += 60_000;
    await world.tick();
    expect((await store.get(rollout.id))!.revision).toBeGreaterThan(seen);
    await operate('pause', seen);
    expect(await world.stateOf()).toBe('paused');
  });

  it('promotes past no hold that stands by now', async () => {
    world.observer.overrides = {
      stopLine: { by: 'user:default/lead', at: 0, reason: 'Stop' },
    };
    await expect(operate('promote')).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('says so when there is no such rollout', async () => {
    await expect(
      world.engine.operate({
        id: 'nobody',
        operation: { type: 'pause' },
        context,
      }),
    ).rejects.toThrow('There is no rollout nobody');
  });

  it('refuses a retry while another rollout of the agent is under way', async () => {
    await operate('abort');
    await world.tick();
    await world.create({
      ...rollout,
      id: 'rollout-2',
      candidate: '3.0.0',
      createdAt: rollout.createdAt + 1,
    });
    await store.save([
      {
        ...(await store.get('rollout-2'))!,
        rollout: {
          ...rollout,
          id: 'rollout-2',
          candidate: '3.0.0',
          state: 'baking',
        },
        input: {
          type: 'tick',
          at: 0,
          observations: (await observe(rollout)).observations,
        },
        entries: [],
      },
    ]);
    await expect(operate('retry')).rejects.toThrow(
      /another rollout of .* is under way/,
    );
  });
});
