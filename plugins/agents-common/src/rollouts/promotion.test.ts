import { RolloutWorld } from './__testUtils__/RolloutWorld';

describe('a rollout at its last step', () => {
  it('promotes only with a verdict that passes, and says what it waits for', () => {
    const world = new RolloutWorld();
    world.tickUntil(({ weight }) => weight === 100);
    world.judge.outcome = 'insufficient';
    world.tick(120);
    expect(world.rollout).toMatchObject({ state: 'promoting', weight: 100 });
    expect(world.rollout.command).toBeUndefined();
    expect(world.rollout.holds).toMatchObject([
      {
        code: 'insufficient',
        text: 'The candidate is found to insufficient.',
      },
    ]);
    expect(world.traffic.stable).toBe('1.4.0');
    world.judge.outcome = 'pass';
    world.tickUntil(({ state }) => state === 'succeeded', 5);
  });

  it('does not give a promotion that failed again without it', () => {
    const world = new RolloutWorld();
    world.tickUntil(({ command }) => command?.target.type === 'promote');
    world.judge.outcome = 'insufficient';
    world.carryOut('refused');
    world.decide();
    expect(world.rollout.command?.target).toEqual({
      type: 'split',
      weight: 100,
    });
  });
});
