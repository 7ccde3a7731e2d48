import { ADA, MINUTE, startAlerts } from './__testUtils__/startAlerts';

jest.setTimeout(60_000);

describe('what an alert tells of the one that explains it', () => {
  let world: Awaited<ReturnType<typeof startAlerts>>;

  beforeEach(async () => {
    world = await startAlerts();
    world.architect.bus = false;
    world.planner.bus = false;
    await world.pass(MINUTE / 10);
    await world.pass(MINUTE / 10);
  });

  afterEach(() => world.stop());

  const readConsequence = async () => {
    const { body } = await world.get(
      ADA,
      '/agents/component/default/architect/alerts',
    );
    const { id } = body.open.find(
      ({ kind }: { kind: string }) => kind === 'health',
    );
    return (user: string) => world.get(user, `/alerts/${id}`);
  };

  it('names what explains an alert to whoever may see that', async () => {
    const read = await readConsequence();
    const { body } = await read(ADA);
    expect(body.explainedBy.title).toMatch(/^Event bus/);
    expect(body.events).toContainEqual(
      expect.objectContaining({
        kind: 'explained',
        text: `It follows from another alert; nobody is told of this one. That is "${body.explainedBy.title}".`,
      }),
    );
  });

  it('holds no title of another alert in what is stored of one', async () => {
    const texts: string[] = await world
      .knex('alert_events')
      .where('kind', 'explained')
      .pluck('text');
    expect(texts).toHaveLength(2);
    expect(texts.join()).not.toMatch(/bus/i);
  });
});
