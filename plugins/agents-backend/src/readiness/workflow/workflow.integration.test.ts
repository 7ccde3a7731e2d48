import { NOW } from '../../__testUtils__/factories';
import {
  ARCHITECT,
  DEVELOPER,
  EXEMPTION,
  LEAD,
  OTHER_LEAD,
  startWorkflow,
} from '../__testUtils__/startWorkflow';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const GATE = `/gate?agent=${ARCHITECT}&environment=production`;

const breakGlass = {
  type: 'break-glass',
  agent: ARCHITECT,
  environment: 'production',
  reason: 'Customers cannot sign in without this release.',
  expiresAt: new Date(NOW + DAY).toISOString(),
};

describe('the readiness workflow', () => {
  let portal: Awaited<ReturnType<typeof startWorkflow>>;

  beforeEach(async () => {
    portal = await startWorkflow();
  });

  afterEach(() => portal.stop());

  it('lets somebody ask, somebody else approve, and ends it by time', async () => {
    const requested = await portal.post(DEVELOPER, '/exemptions', EXEMPTION);
    expect(requested.status).toBe(201);
    expect(requested.body).toMatchObject({
      status: 'requested',
      agentTitle: 'Architect',
      checkTitle: 'Coverage',
      requestedBy: DEVELOPER,
      requestedAt: new Date(NOW).toISOString(),
      may: ['withdraw'],
    });
    const { id } = requested.body;
    const approved = await portal.post(LEAD, `/exemptions/${id}/approve`, {});
    expect(approved.body).toMatchObject({
      status: 'approved',
      decidedBy: LEAD,
      may: ['revoke'],
    });
    expect(portal.readiness.evaluated).toEqual([ARCHITECT]);

    portal.clock.now = NOW + 7 * DAY;
    await portal.run('exemption-expiry');
    expect(portal.readiness.evaluated).toEqual([ARCHITECT, ARCHITECT]);
    const { body } = await portal.get(DEVELOPER, '/exemptions');
    expect(body.items).toMatchObject([{ id, status: 'expired', may: [] }]);
  });

  it('lets nobody decide what they asked for, nor without the permission', async () => {
    const own = await portal.ask(EXEMPTION, LEAD);
    for (const decision of ['approve', 'reject']) {
      const answer = await portal.post(
        LEAD,
        `/exemptions/${own}/${decision}`,
        {},
      );
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toMatch(/somebody else/);
    }
    await portal.post(LEAD, `/exemptions/${own}/withdraw`, {});
    const others = await portal.ask(EXEMPTION, LEAD);
    const path = `/exemptions/${others}/approve`;
    expect((await portal.post(DEVELOPER, path, {})).status).toBe(403);
    expect((await portal.post(undefined, path, {})).status).toBe(403);
    expect(
      (await portal.post(DEVELOPER, `/exemptions/${others}/withdraw`, {}))
        .status,
    ).toBe(403);
    expect((await portal.post(OTHER_LEAD, path, {})).status).toBe(200);
  });

  it('lets one of two deciders win', async () => {
    const id = await portal.ask();
    const answers = await Promise.all([
      portal.post(LEAD, `/exemptions/${id}/approve`, {}),
      portal.post(OTHER_LEAD, `/exemptions/${id}/reject`, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('believes credentials, and nobody who claims to be somebody else', async () => {
    const forged = { actor: OTHER_LEAD };
    const id = await portal.ask();
    for (const answer of [
      await portal.post(DEVELOPER, '/exemptions', { ...EXEMPTION, ...forged }),
      await portal.post(LEAD, `/exemptions/${id}/approve`, forged),
      await portal.sign(LEAD, forged),
      await portal.post(undefined, '/exemptions', EXEMPTION),
    ]) {
      expect(answer.status).toBe(403);
    }
    const own = await portal.post(LEAD, `/exemptions/${id}/approve`, {
      actor: LEAD,
    });
    expect(own.status).toBe(200);
  });

  it.each([
    [{ expiresAt: new Date(NOW).toISOString() }, 400, /expiresAt/],
    [{ expiresAt: new Date(NOW + 91 * DAY).toISOString() }, 400, /at most/],
    [{ agent: 'component:default/nobody' }, 404, /nobody/],
    [{ scorecard: 'scorecard:default/none' }, 404, /scorecard:default\/none/],
    [{ check: 'nonsense' }, 404, /nonsense/],
    [{ check: undefined }, 400, /check is missing/],
    [{ reason: '                 ' }, 400, /reason/],
  ])('refuses a request with %j', async (change, status, message) => {
    const answer = await portal.post(DEVELOPER, '/exemptions', {
      ...EXEMPTION,
      ...change,
    });
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it('binds a signature to the release, and to those who may sign', async () => {
    expect((await portal.sign(DEVELOPER)).status).toBe(403);
    const other = await portal.sign(LEAD, { releaseDigest: 'sha256:other' });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toMatch(/1\.4\.0/);
    const signed = await portal.sign();
    expect(signed.status).toBe(201);
    expect(signed.body).toMatchObject({ status: 'valid', signedBy: LEAD });
    expect(
      (await portal.get(LEAD, '/readiness/inbox')).body.statements,
    ).toEqual([]);

    await portal.declare('1.5.0');
    const { body: inbox } = await portal.get(LEAD, '/readiness/inbox');
    expect(inbox.statements).toMatchObject([
      {
        former: { status: 'void' },
        reason: 'it was signed for another release',
      },
    ]);
    const revoke = `/attestations/${signed.body.id}/revoke`;
    expect((await portal.post(LEAD, revoke, {})).body.status).toBe('revoked');
    expect((await portal.post(LEAD, revoke, {})).status).toBe(409);
  });

  it('lets a release pass only when everything demanded is known to be met', async () => {
    const unknown = await portal.get(undefined, GATE);
    expect(unknown.status).toBe(200);
    expect(unknown.body).toMatchObject({
      verdict: 'fail',
      demands: [{ status: 'met' }, { status: 'unknown', version: '1.0.0' }],
    });
    portal.setCoverage(0.8);
    expect((await portal.get(undefined, GATE)).body).toMatchObject({
      verdict: 'fail',
      demands: [{}, { status: 'not-met', requiredLevel: 'Silver' }],
    });
    portal.setCoverage(0.81);
    await portal.sign();
    const passed = await portal.get(undefined, `${GATE}&version=1.4.0`);
    expect(passed.body).toMatchObject({
      verdict: 'pass',
      releaseVersion: '1.4.0',
    });
    const other = await portal.get(undefined, `${GATE}&version=1.5.0`);
    expect(other.body).toMatchObject({
      verdict: 'fail',
      demands: [{ source: 'release', status: 'not-met' }, { status: 'met' }],
    });

    const { body } = await portal.get(DEVELOPER, '/gate/decisions');
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(4);
    expect(ids).toEqual(
      expect.arrayContaining([passed.body.id, other.body.id]),
    );
    expect(
      (await portal.get(DEVELOPER, '/gate?agent=nobody&environment=production'))
        .status,
    ).toBe(404);
    expect(
      (await portal.get(DEVELOPER, `/gate?agent=${ARCHITECT}&environment=moon`))
        .status,
    ).toBe(404);
  });

  it('keeps production shut while nothing is demanded, and says so elsewhere', async () => {
    portal.readiness.setScorecards();
    expect((await portal.get(DEVELOPER, GATE)).body).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/nothing shows that it is ready/),
    });
    const staging = GATE.replace('production', 'staging');
    expect((await portal.get(DEVELOPER, staging)).body).toMatchObject({
      verdict: 'pass',
      reason: expect.stringMatching(/only the release was looked at/),
    });
  });

  it('opens by break-glass of two people, for one release, until it is over', async () => {
    const id = await portal.ask(breakGlass);
    expect((await portal.get(DEVELOPER, GATE)).body.verdict).toBe('fail');
    await portal.post(LEAD, `/exemptions/${id}/approve`, {});
    const opened = (await portal.get(DEVELOPER, GATE)).body;
    expect(opened).toMatchObject({
      verdict: 'pass',
      breakGlass: { id },
      demands: [{ status: 'met' }, { status: 'unknown' }],
    });
    const other = `${GATE}&version=1.5.0`;
    expect((await portal.get(DEVELOPER, other)).body.verdict).toBe('fail');
    await portal.declare('1.5.0');
    expect((await portal.get(DEVELOPER, GATE)).body.verdict).toBe('fail');
    await portal.declare('1.4.0');
    portal.clock.now = NOW + DAY;
    expect((await portal.get(DEVELOPER, GATE)).body.verdict).toBe('fail');
  });

  it('shows each person what waits for them', async () => {
    const id = await portal.ask();
    const inboxOf = async (user: string) =>
      (await portal.get(user, '/readiness/inbox')).body.exemptions;
    expect(await inboxOf(DEVELOPER)).toMatchObject([{ id, may: ['withdraw'] }]);
    expect(await inboxOf(LEAD)).toMatchObject([
      { id, may: ['approve', 'reject'] },
    ]);
    await portal.post(DEVELOPER, `/exemptions/${id}/withdraw`, {});
    expect(await inboxOf(LEAD)).toEqual([]);
  });

  it('tells of a request once, and again after a failure', async () => {
    await portal.ask();
    portal.notifications.send.mockRejectedValueOnce(new Error('away'));
    await expect(portal.run('readiness-notices')).rejects.toThrow(/away/);
    await portal.run('readiness-notices');
    expect(portal.notifications.send).toHaveBeenCalledTimes(1);
    portal.clock.now += 60_000;
    await portal.run('readiness-notices');
    await portal.run('readiness-notices');
    expect(portal.notifications.send).toHaveBeenCalledTimes(2);
    expect(portal.notifications.send).toHaveBeenLastCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['group:default/core'],
        excludeEntityRef: [DEVELOPER],
      },
      payload: expect.objectContaining({
        title: 'Exemption asked for: Architect from the check Coverage',
        link: '/agents/readiness/inbox',
        scope: expect.stringMatching(/^agents-exemption:/),
      }),
    });
  });
});
