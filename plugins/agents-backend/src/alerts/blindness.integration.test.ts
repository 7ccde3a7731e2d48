import { ADA, MINUTE, startAlerts } from './__testUtils__/startAlerts';

jest.setTimeout(60_000);

describe('alerts about what cannot be seen', () => {
  let world: Awaited<ReturnType<typeof startAlerts>>;

  beforeEach(async () => {
    world = await startAlerts();
  });

  afterEach(() => world.stop());

  const breakBus = async () => {
    world.architect.bus = false;
    world.planner.bus = false;
    await world.pass(MINUTE / 10);
    const { body } = await world.get(ADA, '/alerts');
    return body.items[0];
  };

  it('does not take a dependency for well because those who reported it have died of it', async () => {
    const { id } = await breakBus();
    world.architect.answers = false;
    world.planner.answers = false;
    await world.pass(MINUTE);
    await world.pass(20 * MINUTE);
    const state = async () =>
      (await world.get(ADA, `/alerts/${id}`)).body.state;
    expect(await state()).toBe('open');
    expect((await world.get(ADA, '/alerts')).body).toMatchObject({
      total: 1,
      quiet: 2,
    });
    world.architect.answers = true;
    world.architect.bus = true;
    await world.pass(MINUTE);
    await world.pass(20 * MINUTE);
    expect(await state()).toBe('resolved');
  });
});
