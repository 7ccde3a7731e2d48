import {
  ARCHITECT,
  LEAD,
  MEMBER,
  PRODUCTION,
  REMY,
  ROBIN,
  startRollouts,
  STRANGER,
} from './__testUtils__/startRollouts';

jest.setTimeout(120_000);

type World = Awaited<ReturnType<typeof startRollouts>>;

const WISH = { agent: ARCHITECT, environment: 'production', version: '1.5.0' };

describe('rollouts', () => {
  let world: World;

  beforeEach(async () => {
    world = await startRollouts();
  });

  afterEach(() => world.stop());

  const start = () =>
    world.post(REMY, '/rollout-plans/default/spring/start', {});

  async function create(): Promise<string> {
    const created = await world.post(REMY, '/rollouts', WISH);
    expect(created.status).toBe(201);
    return created.body.id;
  }

  const approve = (user: string, id: string) =>
    world.post(user, `/rollouts/${id}/approve`, { gate: 'approval' });

  async function stateOf(id: string) {
    return (await world.get(MEMBER, `/rollouts/${id}`)).body;
  }

  /** A rollout that waits at half of the traffic for a person. */
  async function reachHold(): Promise<string> {
    await start();
    const id = await create();
    await approve(LEAD, id);
    for (let minute = 0; minute < 5; minute++) await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      state: 'progressing',
      weight: 50,
      holds: [{ code: 'step' }],
    });
    return id;
  }

  it('goes from the wish over an approval by somebody else to the end', async () => {
    const id = await create();
    await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      state: 'pending',
      plan: 'rolloutplan:default/spring',
      wave: { id: 'rolloutplan:default/spring#first', title: 'First wave' },
      gates: [
        { id: 'approval', outcome: 'fail' },
        { id: 'alerts', outcome: 'pass' },
      ],
    });
    await start();
    const waiting = async (user: string) =>
      (await world.get(user, '/rollouts?waitingForMe=true')).body.items.length;
    expect([await waiting(LEAD), await waiting(REMY)]).toEqual([1, 0]);

    const refused = await approve(REMY, id);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/somebody else/);
    expect((await approve(MEMBER, id)).status).toBe(403);
    expect((await approve(LEAD, id)).status).toBe(200);
    for (let minute = 0; minute < 5; minute++) await world.passMinute();
    expect(await waiting(LEAD)).toBe(0);
    const half = await stateOf(id);
    expect(half).toMatchObject({
      state: 'progressing',
      weight: 50,
      observedWeight: 50,
      observedAt: new Date(world.clock.now).toISOString(),
      driver: 'fake',
      stable: '1.4.0',
    });
    const { body: fleet } = await world.get(MEMBER, '/fleet');
    expect(fleet.items[0]).toMatchObject({ phase: 'rolling-out', weight: 0.5 });

    const promoted = await world.post(REMY, `/rollouts/${id}/promote`, {
      reason: 'Half of the traffic went well.',
    });
    expect(promoted.status).toBe(200);
    for (let minute = 0; minute < 5; minute++) await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      state: 'succeeded',
      reason: expect.stringMatching(/1\.5\.0/),
    });
    expect(
      world.driver.get({ agentRef: ARCHITECT, environmentRef: PRODUCTION }),
    ).toMatchObject({ stable: '1.5.0', former: '1.4.0' });

    const { body: ledger } = await world.get(MEMBER, `/rollouts/${id}/ledger`);
    expect(ledger.chain).toEqual({ intact: true, checked: ledger.total });
    expect(ledger.items[0]).toMatchObject({ number: ledger.total });
    const { body: replay } = await world.get(MEMBER, `/rollouts/${id}/replay`);
    expect(replay).toMatchObject({
      identical: true,
      outcome: { recorded: 'succeeded', replayed: 'succeeded' },
    });
    const { body: timeline } = await world.get(
      MEMBER,
      '/agents/component/default/architect/timeline?eventKind=rollout',
    );
    expect(timeline.items.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^1\.5\.0 starts/)]),
    );
    const { body: plans } = await world.get(MEMBER, '/rollout-plans');
    expect(plans.items).toMatchObject([
      { running: true, allowed: false, waves: [{ status: 'complete' }] },
    ]);
  });

  it('lets one of two operators win, and tells the other', async () => {
    const id = await reachHold();
    const { revision } = await stateOf(id);
    const pause = (user: string) =>
      world.post(user, `/rollouts/${id}/pause`, {
        revision,
        reason: 'I want to look at it.',
      });
    const answers = await Promise.all([pause(REMY), pause(ROBIN)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stateOf(id)).toMatchObject({ state: 'paused' });
  });

  it('lets nobody promote past a gate, and keeps in the audit who tried', async () => {
    const id = await reachHold();
    world.alerts.push({
      code: 'alert',
      text: 'P1: users get no answers',
      since: world.clock.now,
    });
    await world.passMinute();
    const refused = await world.post(REMY, `/rollouts/${id}/promote`, {
      reason: 'It will be fine.',
    });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/users get no answers/);
    expect(world.audited).toContainEqual({
      eventId: 'rollout-operate',
      outcome: 'fail',
      meta: expect.objectContaining({ id, operation: 'promote' }),
    });
    expect(await stateOf(id)).toMatchObject({ weight: 50 });
  });

  it('refuses whoever has no permission or names somebody else, and audits it', async () => {
    const denied = await world.post(MEMBER, '/rollouts', WISH);
    expect(denied.status).toBe(403);
    const other = await world.post(REMY, '/rollouts', {
      ...WISH,
      actor: ROBIN,
    });
    expect(other.status).toBe(403);
    expect(world.audited).toMatchObject([
      { eventId: 'rollout-create', outcome: 'fail' },
      { eventId: 'rollout-create', outcome: 'fail' },
    ]);
    const id = await create();
    for (const operation of ['pause', 'abort', 'rollback']) {
      const { status } = await world.post(
        LEAD,
        `/rollouts/${id}/${operation}`,
        { reason: 'No reason.' },
      );
      expect(status).toBe(403);
    }
  });

  it('names what is wrong with a wish', async () => {
    const post = (change: object) =>
      world.post(REMY, '/rollouts', { ...WISH, ...change });
    const strategy = await post({ strategy: 'bold' });
    expect(strategy.status).toBe(400);
    expect(strategy.body.error.message).toMatch(/"bold".*careful/);
    expect((await post({ agent: 'nobody' })).status).toBe(404);
    expect((await post({ environment: 'moon' })).status).toBe(404);
    const offered = await post({ version: '1.6.0' });
    expect(offered.status).toBe(400);
    expect(offered.body.error.message).toMatch(/"1\.6\.0".*offers 1\.5\.0/);
    await create();
    const again = await post({});
    expect(again.status).toBe(409);
    expect(again.body.error.message).toMatch(/already being rolled out/);
  });

  it('gives traffic back where it was taken, whatever the catalog names by now', async () => {
    const id = await reachHold();
    await world.moveAgent({ driver: 'other', settings: {} });
    await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      weight: 50,
      driver: 'fake',
      holds: expect.arrayContaining([
        expect.objectContaining({
          code: 'missing',
          text: expect.stringMatching(/driver other.*driver fake/),
        }),
      ]),
    });
    await world.post(REMY, `/rollouts/${id}/rollback`, {
      reason: 'The catalog moved.',
    });
    await world.passMinute();
    await world.passMinute();
    expect(await stateOf(id)).toMatchObject({ state: 'rolled-back' });
    expect(
      world.driver.get({ agentRef: ARCHITECT, environmentRef: PRODUCTION }),
    ).toMatchObject({ stable: '1.4.0', weight: 0 });
  });

  it('holds a rollout whose agent is gone, and never promotes it', async () => {
    const id = await reachHold();
    await world.forgetAgent();
    await world.passMinute();
    await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      agentTitle: ARCHITECT,
      state: 'progressing',
      weight: 50,
      holds: expect.arrayContaining([
        expect.objectContaining({ code: 'missing' }),
      ]),
    });
    const refused = await world.post(REMY, `/rollouts/${id}/promote`, {
      reason: 'It will be fine.',
    });
    expect(refused.status).toBe(403);
  });

  it('stops every rollout while the line is stopped, and still rolls back', async () => {
    const id = await reachHold();
    const stop = await world.post(REMY, '/rollouts/stop-line', {
      stopped: true,
      reason: 'The model provider has an incident.',
    });
    expect(stop.body).toMatchObject({ stopped: true, by: REMY, active: 1 });
    await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      holds: expect.arrayContaining([
        expect.objectContaining({ code: 'stop-line' }),
      ]),
    });
    await world.post(REMY, `/rollouts/${id}/rollback`, {
      reason: 'To be safe.',
    });
    await world.passMinute();
    await world.passMinute();
    expect(await stateOf(id)).toMatchObject({
      state: 'rolled-back',
      weight: 0,
    });
    const again = await world.post(REMY, '/rollouts', WISH);
    expect(again.status).toBe(409);
    expect(again.body.error.message).toMatch(/quarantined/);
  });

  it('makes rollouts for a running plan, which whoever started it cannot approve', async () => {
    await world.passMinute();
    expect((await world.get(MEMBER, '/rollouts')).body.total).toBe(0);
    await start();
    await world.passMinute();
    const { body } = await world.get(MEMBER, '/rollouts?active=true');
    expect(body.items).toMatchObject([
      { candidate: '1.5.0', createdBy: REMY, strategy: 'careful' },
    ]);
    expect((await approve(REMY, body.items[0].id)).status).toBe(403);
  });

  it('tells nothing of agents that the caller may not see', async () => {
    const id = await reachHold();
    for (const path of [
      `/rollouts/${id}`,
      `/rollouts/${id}/ledger`,
      `/rollouts/${id}/replay`,
      '/agents/component/default/architect/rollouts',
      `/rollouts/preflight?agent=${ARCHITECT}&environment=production`,
    ]) {
      expect((await world.get(STRANGER, path)).status).toBe(404);
    }
    expect((await world.get(STRANGER, '/rollouts')).body).toMatchObject({
      items: [],
      total: 0,
    });
    expect(
      (await world.get(STRANGER, '/rollouts/stop-line')).body,
    ).toMatchObject({ active: 0, allowed: false });
    expect((await world.get(STRANGER, '/rollout-plans')).body.items).toEqual(
      [],
    );
    const { body } = await world.get(
      MEMBER,
      '/agents/component/default/architect/rollouts',
    );
    expect(body.items).toHaveLength(1);
    expect((await world.get(MEMBER, '/rollouts/stop-line')).body.active).toBe(
      1,
    );
  });
});
