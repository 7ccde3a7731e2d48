/* eslint-disable jest/no-export -- a suite that others run on their drivers */
import type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
} from '../TrafficDriver';

/**
 * What {@link trafficDriverContract} tries a driver on.
 *
 * @public
 */
export interface TrafficDriverWorld {
  driver: TrafficDriver;
  /** Two instances, each with the stable version `1.4.0` and the candidate `1.5.0` at weight 0. */
  instances: [TrafficInstance, TrafficInstance];
  /** An instance that the traffic system does not know. */
  unknown: TrafficInstance;
  /** How often the traffic system changed something, of whichever instance. */
  countChanges(): number;
  /** From now on the traffic system does not answer. */
  breakDown(): Promise<void>;
  /** Ends what the test started. */
  stop(): Promise<void>;
}

/**
 * Declares the tests that every traffic driver has to pass, with the global functions of Jest.
 *
 * @param options - `create` makes a new world for each test. `weights` are two that the traffic
 * system can set, in percent, the lower first; 5 and 50 by default. `demotesTo` is the reference of
 * an environment that the former release of the first instance can move to; left out by drivers
 * that can only let it go.
 *
 * @public
 */
export function trafficDriverContract(options: {
  create: () => Promise<TrafficDriverWorld>;
  weights?: [number, number];
  demotesTo?: string;
}): void {
  const [low, high] = options.weights ?? [5, 50];

  describe('contract of traffic drivers', () => {
    let world: TrafficDriverWorld;
    let instance: TrafficInstance;
    let number: number;

    beforeEach(async () => {
      world = await options.create();
      [instance] = world.instances;
      number = 0;
    });
    afterEach(async () => world.stop());

    const commandOf = (
      target: TrafficCommand['target'],
      change: Partial<TrafficCommand> = {},
    ): TrafficCommand => {
      number++;
      return {
        id: `rollout:${number}`,
        rolloutId: 'rollout',
        candidate: '1.5.0',
        stable: '1.4.0',
        fence: number,
        target,
        ...change,
      };
    };
    const apply = async (
      target: TrafficCommand['target'],
      change: Partial<TrafficCommand> = {},
    ) => world.driver.apply(instance, commandOf(target, change), {});
    const observe = async (of: TrafficInstance = instance) =>
      (await world.driver.observe([of], {}))[0];

    it('observes the stable release and a candidate that waits', async () => {
      expect(await observe()).toMatchObject({
        status: 'ok',
        at: expect.any(Number),
        weight: 0,
        stable: '1.4.0',
        candidate: '1.5.0',
      });
    });

    it('splits the traffic of one instance, and of no other', async () => {
      await apply({ type: 'split', weight: low });
      expect(await observe()).toMatchObject({ weight: low, stable: '1.4.0' });
      await apply({ type: 'split', weight: high });
      expect(await observe()).toMatchObject({ weight: high });
      expect(await observe(world.instances[1])).toMatchObject({ weight: 0 });
    });

    it('brings a command about once, however often it is given', async () => {
      const command = commandOf({ type: 'split', weight: low });
      await world.driver.apply(instance, command, {});
      const changes = world.countChanges();
      await world.driver.apply(instance, command, {});
      expect(world.countChanges()).toBe(changes);
      expect(await observe()).toMatchObject({ weight: low });
    });

    it('refuses a command that was overtaken, and changes nothing', async () => {
      await apply({ type: 'split', weight: low }, { id: 'a:7', fence: 7 });
      expect(await observe()).toMatchObject({ fence: 7 });
      await expect(
        apply({ type: 'split', weight: high }, { id: 'b:6', fence: 6 }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(
        apply({ type: 'promote', keepFormer: true }, { id: 'b:5', fence: 5 }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect(await observe()).toMatchObject({
        weight: low,
        stable: '1.4.0',
        fence: 7,
      });
      await apply({ type: 'split', weight: high }, { id: 'a:8', fence: 8 });
      expect(await observe()).toMatchObject({ weight: high, fence: 8 });
    });

    it('keeps the tokens of instances apart', async () => {
      await apply({ type: 'split', weight: low }, { id: 'a:7', fence: 7 });
      await world.driver.apply(
        world.instances[1],
        commandOf({ type: 'split', weight: low }, { id: 'c:1', fence: 1 }),
        {},
      );
      expect(await observe(world.instances[1])).toMatchObject({ weight: low });
    });

    it('promotes the candidate, and keeps the former release', async () => {
      await apply({ type: 'split', weight: high });
      await apply({ type: 'promote', keepFormer: true });
      await apply({ type: 'promote', keepFormer: true });
      const seen = await observe();
      expect(seen).toMatchObject({
        status: 'ok',
        weight: 0,
        stable: '1.5.0',
        former: '1.4.0',
      });
      expect(seen).not.toMatchObject({ candidate: expect.any(String) });
    });

    it('takes all traffic from a candidate', async () => {
      await apply({ type: 'split', weight: high });
      await apply({ type: 'restore' });
      expect(await observe()).toMatchObject({ weight: 0, stable: '1.4.0' });
      await apply({ type: 'restore' });
      expect(await observe()).toMatchObject({ weight: 0, stable: '1.4.0' });
    });

    it('restores where there is nothing to take back', async () => {
      await apply({ type: 'restore' });
      expect(await observe()).toMatchObject({ weight: 0, stable: '1.4.0' });
    });

    it('goes back to the former release after a promotion', async () => {
      await apply({ type: 'split', weight: high });
      await apply({ type: 'promote', keepFormer: true });
      await apply({ type: 'restore' });
      expect(await observe()).toMatchObject({ weight: 0, stable: '1.4.0' });
    });

    it('lets a former release go', async () => {
      await apply({ type: 'split', weight: high });
      await apply({ type: 'promote', keepFormer: true });
      await apply({
        type: 'demote',
        environment: options.demotesTo ?? 'resource:default/staging',
      });
      const seen = await observe();
      expect(seen).toMatchObject({ status: 'ok', stable: '1.5.0' });
      expect(seen).not.toMatchObject({ former: expect.any(String) });
    });

    const { demotesTo } = options;
    if (demotesTo !== undefined) {
      it('makes the former release that of another environment', async () => {
        await apply({ type: 'split', weight: high });
        await apply({ type: 'promote', keepFormer: true });
        await apply({ type: 'demote', environment: demotesTo });
        expect(
          await observe({ ...instance, environmentRef: demotesTo }),
        ).toMatchObject({ weight: 0, stable: '1.4.0' });
      });
    }

    it('observes many in their order, and says which one it does not know', async () => {
      await apply({ type: 'split', weight: low });
      const [first, second] = world.instances;
      const seen = await world.driver.observe(
        [second, world.unknown, first],
        {},
      );
      expect(seen).toMatchObject([
        { status: 'ok', weight: 0 },
        { status: 'error', reason: expect.stringMatching(/\w+ \w+/) },
        { status: 'ok', weight: low },
      ]);
      expect(await world.driver.observe([], {})).toEqual([]);
    });

    it('refuses a command for an instance that it does not know, as an error', async () => {
      const command = commandOf({ type: 'split', weight: low });
      const refused = await world.driver
        .apply(world.unknown, command, {})
        .catch(error => error);
      expect(refused).toBeInstanceOf(Error);
      expect(refused.name).not.toBe('ConflictError');
      expect(refused.message).toMatch(/\w+ \w+/);
    });

    it('says that the traffic system is away', async () => {
      await world.breakDown();
      const seen = await world.driver.observe(world.instances, {});
      expect(seen).toEqual(
        world.instances.map(() => ({
          status: 'error',
          reason: expect.stringMatching(/\w+ \w+/),
        })),
      );
      const failed = await apply({ type: 'split', weight: low }).catch(
        error => error,
      );
      expect(failed).toBeInstanceOf(Error);
      expect(failed.name).not.toBe('ConflictError');
    });
  });
}
