/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import { AgentsClient } from '@agent-portal/plugin-agents-common';
import { setupServer } from 'msw/node';
import { agentsHandlers } from './agentsHandlers';
import { createAgentFixture } from './createAgentFixture';
import { fixtureTime } from './createManualClock';
import {
  createGateDecision,
  createReadinessAction,
  FIXTURE_RELEASE_DIGEST,
} from './createReadinessParts';
import {
  createScorecardFixture,
  createScorecardRow,
} from './createScorecardFixture';
import { MockAgentsApi } from './MockAgentsApi';

const AGENT = 'component:default/example-agent';
const GO_LIVE = 'scorecard:default/go-live';

describe('the real client against the handlers of readiness', () => {
  const createApi = () =>
    MockAgentsApi.create([createAgentFixture()], {
      scorecards: [
        createScorecardFixture({
          rows: [
            createScorecardRow({ name: 'b', owner: 'group:default/two' }),
            createScorecardRow({ name: 'a', rank: 2, outcomes: 'ppp' }),
            createScorecardRow({ name: 'c', rank: 0, outcomes: 'fen' }),
          ],
        }),
      ],
      actions: [createReadinessAction()],
      decisions: [createGateDecision()],
    });
  let api = createApi();
  const server = setupServer();
  const client = AgentsClient.create({
    discoveryApi: {
      getBaseUrl: async id => `http://localhost:7007/api/${id}`,
    },
  });

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  beforeEach(() => {
    api = createApi();
    server.resetHandlers(...agentsHandlers({ api }));
  });
  afterAll(() => server.close());

  it('filters, groups and pages the matrix', async () => {
    const titles = async (query: object) =>
      (await client.listScorecardResults(GO_LIVE, query)).rows.map(
        row => row.title,
      );
    expect(await titles({ groupBy: 'owner' })).toEqual(['a', 'c', 'b']);
    expect(await titles({ offset: 1, limit: 1 })).toEqual(['b']);
    expect(await titles({ level: ['none', 'production'] })).toEqual(['a', 'c']);
    expect(await titles({ check: 'audit', outcome: ['exempt'] })).toEqual([
      'c',
    ]);
    const groups = await client.listScorecardGroups(GO_LIVE, {
      groupBy: 'owner',
    });
    expect(groups.groups[0]).toMatchObject({
      group: 'group:default/example-team',
      agents: 2,
      checks: [
        [1, 0, 2],
        [1, 0, 1],
        [1, 0, 1],
      ],
    });
  });

  it('answers for scorecards, actions and gates', async () => {
    expect((await client.listScorecards()).items[0].title).toBe('Go live');
    expect((await client.getScorecard(GO_LIVE, 7)).columns).toHaveLength(3);
    expect((await client.listReadinessActions()).items).toHaveLength(1);
    expect(
      await client.getGate({ agent: AGENT, environment: 'production' }),
    ).toMatchObject({ verdict: 'fail', agent: AGENT });
    expect(
      (await client.listGateDecisions({ agent: 'component:default/other' }))
        .items,
    ).toEqual([]);
    await expect(client.getScorecard('nowhere')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('keeps what is asked for, and lets the first of two decisions win', async () => {
    const { id } = await client.requestExemption({
      type: 'check',
      agent: AGENT,
      scorecard: GO_LIVE,
      check: 'coverage',
      reason: 'The report leaves out what is generated.',
      expiresAt: fixtureTime(-86_400),
    });
    expect((await client.getReadinessInbox()).exemptions).toHaveLength(1);
    await client.decideExemption(id, 'withdraw');
    await expect(client.decideExemption(id, 'withdraw')).rejects.toMatchObject({
      statusCode: 409,
    });
    expect(
      (await client.listExemptions({ status: ['withdrawn'] })).items,
    ).toHaveLength(1);
  });

  it('takes signatures for the present release alone, and takes them back', async () => {
    const request = { agent: AGENT, fact: 'attestation.security-audit' };
    await expect(
      client.signAttestation({ ...request, releaseDigest: 'sha256:other' }),
    ).rejects.toMatchObject({ statusCode: 409 });
    const { id } = await client.signAttestation({
      ...request,
      releaseDigest: FIXTURE_RELEASE_DIGEST,
    });
    const statement = async () =>
      (await client.getAgentReadiness(AGENT)).statements[0];
    expect((await statement()).current).toMatchObject({ id, status: 'valid' });
    await client.revokeAttestation(id, { reason: 'Wrong report.' });
    expect(await statement()).toMatchObject({
      former: { status: 'revoked', revokeReason: 'Wrong report.' },
    });
    expect((await statement()).current).toBeUndefined();
  });
});
