import { applyOperation, decide } from '@agent-portal/plugin-agents-common';
import { givenPolicy, givenRollout } from '../__testUtils__/givenRollout';
import { createEngine, locatorOf } from './__testUtils__/createEngine';
import { FakeTrafficDriver } from './__testUtils__/FakeTrafficDriver';

const MINUTE_MS = 60_000;
const rollout = givenRollout();
const other = givenRollout({
  id: 'rollout-2',
  agent: 'component:default/other',
});
const by = { by: 'user:default/lead', reason: 'Because' };

describe('DefaultRolloutEngine', () => {
  it('lets a new rollout begin at once, and carries its command out', async () => {
    const { create, driver, tick, store } = createEngine();
    const stored = await create(rollout);
    expect(stored.rollout).toMatchObject({ state: 'progressing', weight: 10 });
    await tick();
    expect(driver.effects).toMatchObject([{ id: 'rollout-1:1', fence: 1 }]);
    expect((await store.get(rollout.id))?.rollout.state).toBe('baking');
  });

  it('writes nothing down when nothing changed', async () => {
    const { create, tick, store } = createEngine();
    await create(rollout);
    await tick();
    await tick();
    const before = await store.get(rollout.id);
    const inputs = await store.listInputs(rollout.id);
    await tick();
    expect(await store.get(rollout.id)).toEqual(before);
    expect(await store.listInputs(rollout.id)).toHaveLength(inputs.length);
  });

  it('notes why a driver did not carry a command out, tells of it, and asks again', async () => {
    const { create, driver, tick, store } = createEngine();
    driver.beforeApply = async () => {
      throw new Error('The cluster is away');
    };
    await create(rollout);
    await expect(tick()).rejects.toThrow(
      /2 failures; the first: .*rollout-1:1 failed; caused by Error: The cluster is away/,
    );
    const ledger = await store.listLedger(rollout.id, { limit: 99 });
    expect(ledger.map(({ kind }) => kind)).toContain('command-failed');
    driver.beforeApply = async () => {};
    await tick().catch(() => {});
    await tick();
    expect(driver.effects).toHaveLength(1);
  });

  it('says that an agent has no traffic to shift', async () => {
    const { create, tick, store } = createEngine({
      locator: {
        locate: async all => all.map(() => ({ missing: 'No such agent' })),
      },
    });
    await create(rollout);
    await expect(tick()).rejects.toThrow('No such agent');
    const command = (await store.get(rollout.id))?.rollout.command;
    expect(command?.failures).toBe(1);
  });

  it('goes on with the others when one cannot be decided', async () => {
    const { create, tick, stateOf } = createEngine({
      rules: {
        applyOperation,
        decide: (one, ...rest) => {
          if (one.id === rollout.id) throw new Error('Broken');
          return decide(one, ...rest);
        },
      },
    });
    await create(rollout);
    await create(other);
    await expect(tick()).rejects.toThrow('Broken');
    expect(await stateOf(other.id)).toBe('baking');
    expect(await stateOf()).toBe('pending');
  });

  it('goes on with the others when a batch cannot be saved', async () => {
    const world = createEngine({ batchSize: 1 });
    await world.store.create({
      rollout,
      input: { type: 'create', at: 0, rollout },
      entries: [],
    });
    await world.create(other);
    const { save } = world.store;
    world.store.save = async changes => {
      if (changes[0].rollout.id === rollout.id) throw new Error('Disk full');
      return save.call(world.store, changes);
    };
    await expect(world.tick()).rejects.toThrow('Disk full');
    expect(await world.stateOf(other.id)).toBe('baking');
  });

  it('says so when it is stopped or the observer is short of an answer', async () => {
    const { create, engine, observer } = createEngine();
    await create(rollout);
    await expect(engine.tick({ signal: AbortSignal.abort() })).rejects.toThrow(
      'stopped before it was done',
    );
    observer.observe = async () => [];
    const { signal } = new AbortController();
    await expect(engine.tick({ signal })).rejects.toThrow('for 0 of 1');
  });

  describe('beside a driver that hangs', () => {
    let release = () => {};
    let hang: () => Promise<void>;

    beforeEach(() => {
      const released = new Promise<void>(resolve => {
        release = resolve;
      });
      hang = () => released;
    });
    afterEach(() => release());

    it('delays only the rollouts of that driver', async () => {
      const hanging = new FakeTrafficDriver('hanging');
      const well = new FakeTrafficDriver('well');
      hanging.beforeApply = hang;
      const { create, tick, stateOf } = createEngine({
        locator: locatorOf(agent => (agent === other.agent ? well : hanging)),
        patienceMs: 20,
        concurrency: 1,
      });
      await create(rollout);
      await create(other);
      await tick();
      expect(well.effects).toHaveLength(1);
      expect(hanging.asked).toBe(1);
      await tick();
      // It is not asked the same once more meanwhile.
      expect(hanging.asked).toBe(1);
      expect(await stateOf()).toBe('progressing');
    });

    it('gives up after the time that a command may take', async () => {
      const policy = givenPolicy();
      policy.judgement.commandTimeoutMs = 20;
      const { create, driver, engine, tick } = createEngine();
      let reason: unknown;
      driver.beforeApply = ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            reason = signal.reason;
            reject(signal.reason);
          });
        });
      await create({ ...rollout, policy });
      await engine.settled();
      expect(String(reason)).toContain('did not answer within 20 ms');
      await expect(tick()).rejects.toThrow('did not answer within 20 ms');
    });

    it('gives traffic back though a command before it still hangs', async () => {
      const { create, engine, driver, tick, stateOf } = createEngine({
        patienceMs: 20,
        concurrency: 1,
      });
      driver.beforeApply = hang;
      await create(rollout);
      expect(driver.asked).toBe(1);
      driver.beforeApply = async () => {};
      await engine.operate({
        id: rollout.id,
        operation: { type: 'rollback' },
        context: by,
      });
      await tick();
      expect(driver.effects.map(({ target }) => target.type)).toEqual([
        'restore',
      ]);
      expect(await stateOf()).toBe('rolled-back');
    });
  });

  describe('killed after it stored a command, and started anew', () => {
    const createStored = async () => {
      const world = createEngine();
      const decision = decide(
        rollout,
        (await world.observer.observe([{ rollout, revision: 1, turn: 1 }]))[0],
        rollout.clock,
      );
      expect(decision.rollout.command?.target).toEqual({
        type: 'split',
        weight: 10,
      });
      await world.store.create({
        ...decision,
        input: { type: 'create', at: 0, rollout: decision.rollout },
      });
      const [stored] = await world.store.list({});
      await world.store.save([
        {
          ...decision,
          rollout: { ...decision.rollout, clock: decision.rollout.clock + 1 },
          revision: stored.revision,
          input: { type: 'create', at: 0, rollout: decision.rollout },
        },
      ]);
      return world;
    };

    it('carries it out when nothing holds the rollout', async () => {
      const { driver, tick } = await createStored();
      await tick();
      expect(driver.effects).toMatchObject([{ target: { weight: 10 } }]);
    });

    it.each([
      ['a tick', 'progressing'],
      ['a pause', 'paused'],
      ['a newer rollout', 'superseded'],
    ])(
      'gives the candidate no traffic on a stopped line, by %s',
      async (how, state) => {
        const { driver, engine, observer, tick, stateOf } =
          await createStored();
        observer.overrides = {
          stopLine: { by: 'user:default/lead', at: 0, reason: 'Stop' },
        };
        if (how === 'a pause') {
          await engine.operate({
            id: rollout.id,
            operation: { type: 'pause' },
            context: by,
          });
        } else if (how === 'a newer rollout') {
          const newer = { id: 'rollout-2', candidate: '3.0.0' };
          await engine.create({ ...rollout, ...newer }, []);
        }
        await tick();
        await tick();
        expect(driver.effects.map(({ target }) => target)).toEqual([
          { type: 'restore' },
        ]);
        expect(await stateOf()).toBe(state);
      },
    );
  });

  it('supersedes the older rollout of another release, which gives its traffic back first', async () => {
    const { create, driver, tick, stateOf } = createEngine();
    await create(rollout);
    await tick();
    expect(await stateOf()).toBe('baking');
    await create({
      ...rollout,
      id: 'rollout-2',
      candidate: '3.0.0',
      createdAt: rollout.createdAt + 1,
    });
    await tick();
    expect(await stateOf()).toBe('superseded');
    driver.offer(rollout.agent, '3.0.0');
    await tick();
    await tick();
    expect(await stateOf('rollout-2')).toBe('baking');
    expect(driver.effects.map(({ id, fence }) => [id, fence])).toEqual([
      ['rollout-1:1', 1],
      ['rollout-1:2', 2],
      ['rollout-2:1', 3],
    ]);
  });

  it('retires what it kept when its time is over, and then leaves it alone', async () => {
    const { clock, create, observer, tick, stateOf, store } = createEngine();
    await create(rollout);
    for (let minute = 0; minute < 10; minute++) {
      clock.now += MINUTE_MS;
      await tick();
      await tick();
    }
    expect(await stateOf()).toBe('succeeded');
    const observe = jest.spyOn(observer, 'observe');
    await tick();
    expect(observe).not.toHaveBeenCalled();
    expect((await store.get(rollout.id))?.rollout.retainedUntil).toBe(
      undefined,
    );
  });
});
