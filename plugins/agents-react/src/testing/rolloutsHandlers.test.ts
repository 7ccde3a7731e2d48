/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import { AgentsClient } from '@agent-portal/plugin-agents-common';
import { setupServer } from 'msw/node';
import { agentsHandlers } from './agentsHandlers';
import { createAgentFixture } from './createAgentFixture';
import { fixtureTime } from './createManualClock';
import { createRollout } from './createRollout';
import { createLedgerEntry, createRolloutOffer } from './createRolloutParts';
import { createRolloutPlanStatus } from './createRolloutPlan';
import { MockAgentsApi } from './MockAgentsApi';

const AGENT = 'component:default/example-agent';

describe('the real client against the handlers of rollouts', () => {
  const createApi = () =>
    MockAgentsApi.create(
      [createAgentFixture()],
      {},
      {
        rollouts: [
          createRollout({
            id: 'ended',
            state: 'succeeded',
            createdAt: fixtureTime(10),
          }),
          createRollout({ id: 'older', createdAt: fixtureTime(3_600) }),
          createRollout({ id: 'newer', createdAt: fixtureTime(60) }),
        ],
        ledgers: {
          newer: [1, 2, 3].map(number => createLedgerEntry({ number })),
        },
        plans: [createRolloutPlanStatus()],
        offers: { [AGENT]: [createRolloutOffer()] },
      },
    );
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

  it('lists those under way first, then the newest, page by page', async () => {
    const first = await client.listRollouts({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(['newer', 'older']);
    const second = await client.listRollouts({
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(second.items.map(({ id }) => id)).toEqual(['ended']);
    expect(second.nextCursor).toBeUndefined();
  });

  it('filters by state and by whether they are under way', async () => {
    const ids = async (query: object) =>
      (await client.listRollouts(query)).items.map(({ id }) => id);
    expect(await ids({ active: false })).toEqual(['ended']);
    expect(await ids({ state: ['succeeded', 'failed'] })).toEqual(['ended']);
    expect(await ids({ wave: ['rolloutplan:default/other#x'] })).toEqual([]);
    expect((await client.getAgentRollouts(AGENT)).offers).toHaveLength(1);
  });

  it('keeps the evidence for the page of one rollout', async () => {
    const [row] = (await client.listRollouts({ limit: 1 })).items;
    expect(row).not.toHaveProperty('history');
    expect((await client.getRollout('newer')).history).toHaveLength(3);
    await expect(client.getRollout('nothing')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('lets the first of two operations win, and refuses what is not offered', async () => {
    await client.operateRollout('newer', 'pause', { revision: 7 });
    await expect(
      client.operateRollout('newer', 'abort', { revision: 7 }),
    ).rejects.toMatchObject({ statusCode: 409 });
    await expect(
      client.operateRollout('newer', 'promote', { revision: 8 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(await client.getRollout('newer')).toMatchObject({
      state: 'paused',
      revision: 8,
    });
  });

  it('answers for the ledger, the replay and the preflight', async () => {
    const ledger = await client.getRolloutLedger('newer', { before: 3 });
    expect(ledger.items.map(({ number }) => number)).toEqual([2, 1]);
    expect(ledger).toMatchObject({ total: 3, chain: { intact: true } });
    expect(await client.replayRollout('newer', 'present')).toMatchObject({
      policy: 'present',
      identical: true,
    });
    expect(
      (
        await client.getRolloutPreflight({
          agent: AGENT,
          environment: 'production',
        })
      ).power,
    ).toHaveLength(2);
  });

  it('keeps what was started, and who stopped the line and the plan', async () => {
    const created = await client.createRollout({
      agent: AGENT,
      environment: 'resource:default/production',
      version: '2.0.0',
    });
    expect(created).toMatchObject({ state: 'pending', weight: 0 });
    await client.setStopLine({ stopped: true, reason: 'Network' });
    expect(await client.getStopLine()).toMatchObject({
      stopped: true,
      active: 3,
      reason: 'Network',
    });
    await client.operateRolloutPlan('rolloutplan:default/example', 'stop', {
      reason: 'Holidays',
    });
    const [plan] = (await client.listRolloutPlans()).items;
    expect(plan).toMatchObject({ running: false, reason: 'Holidays' });
  });
});
