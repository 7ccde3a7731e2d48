import { HOUR, MINUTE, RolloutWorld } from './__testUtils__/RolloutWorld';
import { listOperations } from './listOperations';

function createSucceeded(): RolloutWorld {
  const world = new RolloutWorld();
  world.tickUntil(rollout => rollout.state === 'succeeded');
  return world;
}

describe('the former release of a rollout that succeeded', () => {
  it('is not retired for a clock that leapt to the end of its time', () => {
    const world = createSucceeded();
    world.tick(10);
    world.now += 30 * HOUR;
    world.decide();
    expect(world.rollout.holds).toMatchObject([
      {
        code: 'clock',
        text: 'Nothing was seen for 30 h: the former release is kept until time is seen to pass.',
      },
    ]);
    expect(world.rollout.command).toBeUndefined();
    world.now -= 30 * HOUR;
    world.tick();
    expect(world.holds()).toBe('clock');
    expect(world.rollout.retainedUntil).toBeDefined();
    expect(world.traffic.former).toBe('1.4.0');
  });

  it('is retired once time is seen to pass after a leap', () => {
    const world = createSucceeded();
    world.now += 30 * HOUR;
    world.tick(4);
    expect(world.rollout.retainedUntil).toBeUndefined();
    expect(world.rollout.holds).toEqual([]);
    expect(world.traffic.former).toBeUndefined();
  });

  it('is retired without a word of the clock when time just passes', () => {
    const world = createSucceeded();
    world.tick(24 * 60 + 5);
    expect(world.rollout.retainedUntil).toBeUndefined();
    expect(world.kinds()).not.toContain('held');
  });

  it('waits for a freeze to be over however long that takes, and the clock is not to blame', () => {
    const world = createSucceeded();
    world.seen = { stopLine: { by: 'x', at: world.now, reason: 'incident' } };
    world.tick(27 * 60);
    const { rollout } = world;
    world.tick(60);
    expect(world.rollout).toBe(rollout);
    world.now += 2 * HOUR;
    world.seen = {};
    world.tick(3);
    expect(world.rollout.retainedUntil).toBeUndefined();
    expect(world.kinds()).not.toContain('held');
  });

  it('is only promised as far as it is known to be there', () => {
    const world = createSucceeded();
    const effect = (isAsked: boolean) =>
      listOperations(world.rollout, {
        now: world.now,
        ...(isAsked && { observations: world.observe() }),
      }).find(({ operation }) => operation === 'rollback')?.effect;

    expect(effect(true)).toMatch(/back to 1\.4\.0$/);
    expect(effect(false)).toMatch(
      /back to 1\.4\.0, provided that the driver still has 1\.4\.0; it was not asked$/,
    );
    world.isDriverDown = true;
    expect(effect(true)).toMatch(/; it does not answer: connect ECONNREFUSED$/);
  });
});

describe('a rollback', () => {
  it('says why it does not come about when the driver refuses it', () => {
    const world = createSucceeded();
    world.operate({ type: 'rollback' });
    world.now += MINUTE;
    world.carryOut('The service has no such subset.');
    world.decide();
    expect(world.rollout).toMatchObject({
      state: 'rolling-back',
      holds: [
        {
          code: 'driver',
          text: 'The driver did not do what it was asked; it is asked again. The last time: The service has no such subset.',
        },
      ],
    });
    world.tick(2);
    expect(world.rollout).toMatchObject({ state: 'rolled-back', holds: [] });
  });

  it('says so when the driver has nothing any more to go back to', () => {
    const world = createSucceeded();
    world.isDriverDown = true;
    world.operate({ type: 'rollback' });
    world.isDriverDown = false;
    world.traffic.former = undefined;
    world.decide();
    expect(world.rollout).toMatchObject({
      state: 'rolling-back',
      holds: [
        {
          code: 'driver',
          text: 'The driver no longer has 1.4.0, so that no traffic can go back to it.',
        },
      ],
    });
  });
});
