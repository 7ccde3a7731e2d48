import { RolloutWorld } from './__testUtils__/RolloutWorld';
import { decide } from './decide';

describe('a tick', () => {
  it('judges once what stays the same within it', () => {
    const world = new RolloutWorld();
    world.tick(10);
    expect(world.rollout.state).toBe('baking');
    world.now += 60_000;
    let judged = 0;
    const { rollout } = decide(
      world.rollout,
      world.observe(),
      world.now,
      options => {
        judged += 1;
        return world.judge(options);
      },
    );
    expect(rollout).not.toBe(world.rollout);
    expect(judged).toBe(1);
  });

  it('judges anew when a bake begins to count its own samples', () => {
    const world = new RolloutWorld();
    world.tickUntil(({ state }) => state === 'baking');
    world.now += 60_000;
    world.carryOut();
    const segments: unknown[] = [];
    while (world.rollout.step < 3) {
      world.now += 60_000;
      world.carryOut();
      const { rollout } = decide(
        world.rollout,
        world.observe(),
        world.now,
        options => {
          segments.push(options.rollout.bake?.samplesBefore);
          return world.judge(options);
        },
      );
      world.rollout = rollout;
    }
    expect(new Set(segments).size).toBeGreaterThan(1);
  });
});
