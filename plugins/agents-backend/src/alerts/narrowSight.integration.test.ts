import { ADA, MINUTE, OWNER, startAlerts } from './__testUtils__/startAlerts';

jest.setTimeout(60_000);

describe('an alert of which somebody sees one agent of several', () => {
  let world: Awaited<ReturnType<typeof startAlerts>>;

  beforeEach(async () => {
    world = await startAlerts();
  });

  afterEach(() => world.stop());

  const breakBus = async () => {
    world.architect.bus = false;
    world.planner.bus = false;
    await world.pass(MINUTE / 10);
    await world.pass(MINUTE / 10);
    const { body } = await world.get(ADA, '/alerts');
    return body.items[0];
  };

  it('is silenced only by whoever sees all agents that it concerns', async () => {
    const { id } = await breakBus();
    const silence = (user: string, matcher: object) =>
      world.post(user, '/alert-silences', {
        matcher,
        reason: 'We move the bus.',
        endsAt: new Date(world.clock.now + 10 * MINUTE).toISOString(),
      });
    const refused = await silence(OWNER, { alert: id });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).not.toMatch(/planner|\b[12] agents?/i);
    const { body: alert } = await world.get(ADA, `/alerts/${id}`);
    expect(alert.silencedUntil).toBeUndefined();
    expect((await silence(OWNER, { agents: ['architect'] })).status).toBe(201);
    expect((await silence(ADA, { alert: id })).status).toBe(201);
  });

  it('says where somebody acknowledges who does not see all agents', async () => {
    const { id, revision } = await breakBus();
    const { status } = await world.post(OWNER, `/alerts/${id}/acknowledge`, {
      revision,
      reason: 'I look',
    });
    expect(status).toBe(200);
    const { body: whole } = await world.get(ADA, `/alerts/${id}`);
    expect(whole.events[0].text).toMatch(
      /: I look\. They do not see all agents that it concerns\.$/,
    );
    const { body: part } = await world.get(OWNER, `/alerts/${id}`);
    expect(part.events[0].text).toBe('Somebody acknowledged it.');
  });
});
