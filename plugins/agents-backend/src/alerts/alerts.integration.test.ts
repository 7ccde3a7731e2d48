import {
  ADA,
  ARCHITECT,
  BEN,
  BUS,
  MEMBER,
  MINUTE,
  OWNER,
  PLANNER,
  PRODUCTION,
  startAlerts,
  STRANGER,
} from './__testUtils__/startAlerts';

jest.setTimeout(60_000);

describe('alerts', () => {
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

  it('raises one alert for what several agents depend on, which explains their own', async () => {
    expect((await world.get(ADA, '/alerts')).body).toMatchObject({ total: 0 });
    await breakBus();
    const { body } = await world.get(ADA, '/alerts');
    expect(body.items).toMatchObject([
      {
        severity: 'P1',
        state: 'open',
        kind: 'dependency',
        subject: { ref: BUS },
        environment: PRODUCTION,
        agents: [{ ref: ARCHITECT }, { ref: PLANNER }],
        agentsTotal: 2,
        operations: [
          { operation: 'acknowledge', allowed: true },
          { operation: 'resolve', allowed: false },
        ],
      },
    ]);
    expect(body).toMatchObject({ total: 1, quiet: 2 });
    const { body: all } = await world.get(ADA, '/alerts?quiet=true');
    expect(all.total).toBe(3);
    const { body: fleet } = await world.get(ADA, '/fleet?orderBy=alerts');
    expect(fleet.items).toMatchObject([
      { alerts: { open: 1, unacknowledged: 1, worst: 'P1' } },
      { alerts: { open: 1, unacknowledged: 1, worst: 'P1' } },
    ]);
  });

  it('lets the first of two acknowledge, and tells the other', async () => {
    const { id, revision } = await breakBus();
    const acknowledge = (user: string) =>
      world.post(user, `/alerts/${id}/acknowledge`, { revision });
    const answers = await Promise.all([acknowledge(ADA), acknowledge(BEN)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await world.get(ADA, `/alerts/${id}`);
    expect(body).toMatchObject({ state: 'acknowledged' });
    expect(body.events[0]).toMatchObject({ kind: 'acknowledged' });
    expect(world.audited).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          eventId: 'alert-operate',
          outcome: 'success',
        }),
        expect.objectContaining({ eventId: 'alert-operate', outcome: 'fail' }),
      ]),
    );
  });

  it('refuses whoever has no permission or names somebody else, and audits it', async () => {
    const { id, revision } = await breakBus();
    const path = `/alerts/${id}/acknowledge`;
    expect((await world.post(MEMBER, path, { revision })).status).toBe(403);
    const forged = await world.post(ADA, path, { revision, actor: BEN });
    expect(forged.status).toBe(403);
    expect((await world.post(STRANGER, path, { revision })).status).toBe(404);
    expect(world.audited.map(({ outcome }) => outcome)).toEqual([
      'fail',
      'fail',
      'fail',
    ]);
    const { body } = await world.get(MEMBER, `/alerts/${id}`);
    expect(body).toMatchObject({
      state: 'open',
      operations: [
        {
          operation: 'acknowledge',
          allowed: false,
          reason: expect.stringMatching(/agents\.alert\.acknowledge/),
        },
        { operation: 'resolve', allowed: false },
      ],
    });
  });

  it('escalates when the deadline is missed, and no further once somebody has it', async () => {
    const { id, acknowledgeBy } = await breakBus();
    world.clock.now = Date.parse(acknowledgeBy) - 1;
    await world.run('alert-evaluation');
    const kinds = async () =>
      (await world.get(ADA, `/alerts/${id}`)).body.events.map(
        ({ kind }: { kind: string }) => kind,
      );
    expect(await kinds()).not.toContain('escalated');
    world.clock.now += 2;
    await world.run('alert-evaluation');
    expect(await kinds()).toContain('escalated');
    const { body: summary } = await world.get(ADA, '/alerts/summary');
    expect(summary.counts.P1).toEqual({ open: 1, acknowledged: 0, overdue: 1 });
    expect(summary.mine).toBe(1);
  });

  it('resolves by itself when it is over, and stays in the history of the agent', async () => {
    const { id } = await breakBus();
    world.architect.bus = true;
    world.planner.bus = true;
    await world.pass(MINUTE);
    await world.pass(10 * MINUTE);
    const { body } = await world.get(ADA, `/alerts/${id}`);
    expect(body).toMatchObject({ state: 'resolved' });
    expect(body.resolved.by).toBeUndefined();
    const { body: agent } = await world.get(
      ADA,
      '/agents/component/default/planner/alerts',
    );
    expect(agent.open).toEqual([]);
    expect(agent.recent.map((one: { id: string }) => one.id)).toContain(id);
    const { body: timeline } = await world.get(
      ADA,
      '/agents/component/default/planner/timeline?eventKind=alert',
    );
    expect(
      timeline.items.map((one: { subject: string; to: string }) => [
        one.subject === id,
        one.to,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [true, 'open'],
        [true, 'resolved'],
      ]),
    );
  });

  it('tells nothing of agents that the caller may not see', async () => {
    const { id } = await breakBus();
    expect(
      (await world.get(STRANGER, '/alerts?quiet=true')).body,
    ).toMatchObject({ items: [], total: 0, quiet: 0 });
    expect((await world.get(STRANGER, `/alerts/${id}`)).status).toBe(404);
    expect(
      (await world.get(STRANGER, '/alerts/summary')).body.counts.P1.open,
    ).toBe(0);
    const { body } = await world.get(OWNER, `/alerts/${id}`);
    expect(body).toMatchObject({
      agentsTotal: 1,
      agents: [{ ref: ARCHITECT }],
    });
    expect(JSON.stringify(body)).not.toMatch(
      /planner|group:default\/other|2 agents/i,
    );
    const { body: page } = await world.get(OWNER, '/alerts?quiet=true');
    expect(page.total).toBe(2);
    expect(JSON.stringify(page)).not.toMatch(/planner|2 agents/i);
  });

  it('keeps what is silenced quiet until then, and whoever may not see it out', async () => {
    const { id } = await breakBus();
    const body = {
      matcher: { agents: ['planner', 'architect'] },
      reason: 'We move the bus.',
      endsAt: new Date(world.clock.now + 10 * MINUTE).toISOString(),
    };
    expect((await world.post(MEMBER, '/alert-silences', body)).status).toBe(
      403,
    );
    expect((await world.post(OWNER, '/alert-silences', body)).status).toBe(404);
    const { body: silence, status } = await world.post(
      ADA,
      '/alert-silences',
      body,
    );
    expect(status).toBe(201);
    expect(silence).toMatchObject({ active: true, by: ADA });
    const { body: alert } = await world.get(ADA, `/alerts/${id}`);
    expect(alert.silencedUntil).toBe(silence.endsAt);
    expect((await world.get(ADA, '/alerts')).body).toMatchObject({ total: 0 });
    expect((await world.get(OWNER, '/alert-silences')).body.items).toEqual([]);
    for (const matcher of [
      { subject: PLANNER },
      { rule: 'dependency-failing' },
      {},
    ]) {
      const refused = await world.post(OWNER, '/alert-silences', {
        ...body,
        matcher,
      });
      expect([400, 404]).toContain(refused.status);
    }
    const ended = await world.post(ADA, `/alert-silences/${silence.id}/end`, {
      reason: 'Done.',
    });
    expect(ended.body).toMatchObject({ active: false, ended: { by: ADA } });
    expect((await world.get(ADA, '/alerts')).body).toMatchObject({ total: 1 });
    const again = await world.post(
      ADA,
      `/alert-silences/${silence.id}/end`,
      {},
    );
    expect(again.status).toBe(409);
  });

  it('names the policy that applies', async () => {
    const { body } = await world.get(MEMBER, '/alert-policies');
    expect(body.items).toMatchObject([
      { ref: 'built-in', isDefault: true, agents: 2 },
    ]);
  });
});
