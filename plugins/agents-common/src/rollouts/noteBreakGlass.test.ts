import { RolloutWorld } from './__testUtils__/RolloutWorld';

describe('a break-glass', () => {
  it('lets a rollout go on in spite of what it lifts, and writes it into the ledger once', () => {
    const world = new RolloutWorld();
    world.tick();
    const health = { status: 'fail' as const, at: world.now, reason: 'down' };
    world.seen = { health };
    world.tick(2);
    expect(world.holds()).toBe('health');
    const breakGlass = {
      text: 'Opened by break-glass, though it is down.',
      keys: ['b@health'],
      health: true,
    };
    world.seen = { health, breakGlass };
    world.tick(3);
    expect(world.holds()).toBe('');
    world.seen = { health, breakGlass: { ...breakGlass, health: false } };
    world.tick();
    expect(world.holds()).toBe('health');
    world.seen = { health: { ...health, status: 'unknown' }, breakGlass };
    world.tick();
    expect(world.holds()).toBe('health');
    const written = world.ledger.filter(({ text }) => text === breakGlass.text);
    expect(written).toMatchObject([{ kind: 'gate', by: 'engine' }]);
  });
});
