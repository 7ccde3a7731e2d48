import { NOW } from '../../__testUtils__/factories';
import {
  ARCHITECT,
  DEVELOPER,
  EXEMPTION,
  LEAD,
  OTHER_LEAD,
  SCORECARD,
  startWorkflow,
} from '../__testUtils__/startWorkflow';

jest.setTimeout(60_000);

const GATE = `/gate?agent=${ARCHITECT}&environment=production`;

describe('decisions about readiness', () => {
  let portal: Awaited<ReturnType<typeof startWorkflow>>;

  beforeEach(async () => {
    portal = await startWorkflow();
  });

  afterEach(() => portal.stop());

  it('answers with what it stored, though a provider of facts failed', async () => {
    portal.readiness.failing = true;
    const id = await portal.ask();
    const approved = await portal.post(LEAD, `/exemptions/${id}/approve`, {});
    expect([approved.status, approved.body.status]).toEqual([200, 'approved']);
    const signed = await portal.sign();
    expect([signed.status, signed.body.status]).toEqual([201, 'valid']);
    const revoked = await portal.post(
      LEAD,
      `/attestations/${signed.body.id}/revoke`,
      {},
    );
    expect([revoked.status, revoked.body.status]).toEqual([200, 'revoked']);
    expect(portal.readiness.evaluated).toHaveLength(3);
  });

  it('takes one request for the same check at a time', async () => {
    const id = await portal.ask();
    const second = await portal.post(LEAD, '/exemptions', EXEMPTION);
    expect(second.status).toBe(409);
    expect(second.body.error.message).toMatch(DEVELOPER);
    await portal.post(DEVELOPER, `/exemptions/${id}/withdraw`, {});
    const ending = { expiresAt: new Date(NOW + 60_000).toISOString() };
    const short = await portal.post(LEAD, '/exemptions', {
      ...EXEMPTION,
      ...ending,
    });
    expect(short.status).toBe(201);
    portal.clock.now = NOW + 60_000;
    expect((await portal.post(LEAD, '/exemptions', EXEMPTION)).status).toBe(
      201,
    );
  });

  it('keeps who approved an exemption when another takes it back', async () => {
    const id = await portal.ask();
    await portal.post(LEAD, `/exemptions/${id}/approve`, {});
    const { body } = await portal.post(OTHER_LEAD, `/exemptions/${id}/revoke`, {
      reason: 'The suite is back.',
    });
    expect(body).toMatchObject({
      status: 'revoked',
      decidedBy: LEAD,
      revokedBy: OTHER_LEAD,
      revokeReason: 'The suite is back.',
    });
  });

  it('shows nobody a scorecard or an environment that they may not read', async () => {
    portal.hide(SCORECARD.entityRef);
    const refused = await portal.post(DEVELOPER, '/exemptions', EXEMPTION);
    expect(refused.status).toBe(404);
    expect(refused.body.error.message).toMatch(/may not see it/);
    const { body: held } = await portal.get(DEVELOPER, GATE);
    expect(held.verdict).toBe('fail');
    expect(JSON.stringify(held)).not.toMatch(
      /Coverage|Silver|production readiness/i,
    );

    portal.hide('resource:default/production');
    const gate = await portal.get(DEVELOPER, GATE);
    expect(gate.status).toBe(404);
    expect(gate.body.error.message).not.toMatch(/name one of:.*production/);
    expect(gate.body.error.message).toMatch(/resource:default\/staging/);
  });

  it('holds back a release of another digest than the declared one', async () => {
    portal.setCoverage(0.81);
    await portal.sign();
    const passed = (await portal.get(DEVELOPER, GATE)).body;
    expect(passed.verdict).toBe('pass');
    expect(passed.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check: 'coverage', raw: 0.81 }),
      ]),
    );
    const digest = encodeURIComponent(passed.releaseDigest);
    const same = await portal.get(DEVELOPER, `${GATE}&releaseDigest=${digest}`);
    expect(same.body.verdict).toBe('pass');
    const other = await portal.get(DEVELOPER, `${GATE}&releaseDigest=sha256:0`);
    expect(other.body).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/sha256:0 was asked about/),
    });
  });

  it('pages through decisions of the same moment, losing none', async () => {
    for (let count = 0; count < 3; count++) await portal.get(DEVELOPER, GATE);
    const ids = new Set<string>();
    let cursor = '';
    do {
      const { body } = await portal.get(
        DEVELOPER,
        `/gate/decisions?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      for (const { id } of body.items) ids.add(id);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(ids.size).toBe(3);
    const wrong = await portal.get(DEVELOPER, '/gate/decisions?cursor=x');
    expect(wrong.status).toBe(400);
  });

  it('lets nobody take back a signature who could not give it', async () => {
    const signed = await portal.sign();
    portal.readiness.setScorecards({
      ...SCORECARD,
      facts: SCORECARD.facts.map(fact => ({ ...fact, signers: [LEAD] })),
    } as typeof SCORECARD);
    const path = `/attestations/${signed.body.id}/revoke`;
    const refused = await portal.post(OTHER_LEAD, path, {});
    expect(refused.status).toBe(403);
    expect((await portal.post(LEAD, path, {})).status).toBe(200);
  });
});
