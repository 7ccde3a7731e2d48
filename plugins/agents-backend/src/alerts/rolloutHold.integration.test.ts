import {
  ARCHITECT,
  PRODUCTION,
  REMY,
  ROBIN,
  startRollouts,
} from '../rollouts/__testUtils__/startRollouts';

jest.setTimeout(60_000);

describe('alerts and rollouts', () => {
  let world: Awaited<ReturnType<typeof startRollouts>>;

  beforeEach(async () => {
    world = await startRollouts();
  });

  afterEach(() => world.stop());

  it('hold what is rolled out until they are resolved', async () => {
    const { body } = await world.post(REMY, '/rollouts', {
      agent: ARCHITECT,
      environment: 'production',
      version: '1.5.0',
    });
    const rollout = async () =>
      (await world.get(REMY, `/rollouts/${body.id}`)).body;
    const gate = async () =>
      (await rollout()).gates.find(
        ({ type }: { type: string }) => type === 'alerts',
      );
    await world.passMinute();
    expect(await gate()).toMatchObject({ outcome: 'pass' });

    world.agent.state.healthy = false;
    await world.passMinute();
    await world.passMinute();
    expect(await gate()).toMatchObject({
      outcome: 'fail',
      text: expect.stringMatching(/P0, open: Architect is failing/),
    });
    const { body: alerts } = await world.get(REMY, '/alerts');
    expect(alerts.items[0]).toMatchObject({
      kind: 'health',
      did: ['Holds the rollout of 1.5.0 of Architect in production'],
    });

    world.agent.state.healthy = true;
    for (let minute = 0; minute < 8; minute++) await world.passMinute();
    expect(await gate()).toMatchObject({ outcome: 'pass' });
  });

  it('do not keep a release that mends them waiting once two people open it by break-glass', async () => {
    world.agent.state.healthy = false;
    await world.passMinute();
    await world.passMinute();
    // What is raised in the same moment might come of the rollout.
    world.clock.now += 1;
    const { body } = await world.post(REMY, '/rollouts', {
      agent: ARCHITECT,
      environment: 'production',
      version: '1.5.0',
    });
    const gate = async () =>
      (await world.get(REMY, `/rollouts/${body.id}`)).body.gates.find(
        ({ type }: { type: string }) => type === 'alerts',
      );
    await world.passMinute();
    expect(await gate()).toMatchObject({ outcome: 'fail' });

    const { body: exemption } = await world.post(REMY, '/exemptions', {
      type: 'break-glass',
      agent: ARCHITECT,
      environment: PRODUCTION,
      reason: 'The release 1.5.0 mends it.',
      expiresAt: new Date(world.clock.now + 60 * 60_000).toISOString(),
    });
    await world.passMinute();
    expect(await gate()).toMatchObject({ outcome: 'fail' });
    const approved = await world.post(
      ROBIN,
      `/exemptions/${exemption.id}/approve`,
      { reason: 'Yes.' },
    );
    expect(approved.status).toBe(200);
    await world.passMinute();
    expect(await gate()).toMatchObject({
      outcome: 'pass',
      text: expect.stringMatching(
        /^Opened by break-glass .*remy asked for it .*robin approved it.*P0, open: Architect is failing/,
      ),
    });
    const { body: ledger } = await world.get(
      REMY,
      `/rollouts/${body.id}/ledger`,
    );
    expect(JSON.stringify(ledger)).toMatch(/Opened by break-glass/);
  });

  it('say that nobody knows while alerts are not evaluated', async () => {
    const { body } = await world.post(REMY, '/rollouts', {
      agent: ARCHITECT,
      environment: PRODUCTION,
      version: '1.5.0',
    });
    await world.passMinute();
    world.clock.now += 10 * 60_000;
    await world.run('rollout-tick');
    const { body: rollout } = await world.get(REMY, `/rollouts/${body.id}`);
    expect(
      rollout.gates.find(({ type }: { type: string }) => type === 'alerts'),
    ).toMatchObject({
      outcome: 'unknown',
      text: expect.stringMatching(/last evaluated/),
    });
  });
});
