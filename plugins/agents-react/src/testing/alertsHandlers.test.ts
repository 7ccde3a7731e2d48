/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import { AgentsClient } from '@agent-portal/plugin-agents-common';
import { setupServer } from 'msw/node';
import { agentsHandlers } from './agentsHandlers';
import { createAgentFixture } from './createAgentFixture';
import { createAlert } from './createAlert';
import {
  createAlertPolicy,
  createAlertSilence,
  createDependencyHealth,
  createMaintenanceWindow,
} from './createAlertParts';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';
import { MockAgentsApi } from './MockAgentsApi';

const AGENT = 'component:default/example-agent';
const IN_AN_HOUR = new Date(FIXTURE_NOW + 3_600_000).toISOString();

describe('the real client against the handlers of alerts', () => {
  const createApi = () =>
    MockAgentsApi.create(
      [createAgentFixture()],
      {},
      {},
      {
        alerts: [
          createAlert({ id: 'later' }),
          createAlert({ id: 'overdue', acknowledgeBy: fixtureTime(60) }),
          createAlert({ id: 'worst', severity: 'P0', kind: 'health' }),
          createAlert({ id: 'quiet', silencedUntil: IN_AN_HOUR }),
          createAlert({ id: 'over', state: 'resolved' }),
        ],
        mine: ['later'],
        policies: [createAlertPolicy()],
        silences: [createAlertSilence()],
        maintenance: [createMaintenanceWindow()],
        dependencies: [createDependencyHealth()],
      },
    );
  let api = createApi();
  const server = setupServer();
  const client = AgentsClient.create({
    discoveryApi: {
      getBaseUrl: async id => `http://localhost:7007/api/${id}`,
    },
  });
  const ids = async (query: object) =>
    (await client.listAlerts(query)).items.map(({ id }) => id);

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  beforeEach(() => {
    api = createApi();
    server.resetHandlers(...agentsHandlers({ api }));
  });
  afterAll(() => server.close());

  it('lists the most severe first, then the nearest deadline, page by page', async () => {
    expect(await ids({})).toEqual(['worst', 'overdue', 'later']);
    const first = await client.listAlerts({ limit: 2 });
    expect(first).toMatchObject({ total: 3, quiet: 1, nextCursor: '2' });
    expect(first.counts.P1).toEqual({ open: 2, acknowledged: 0, overdue: 1 });
    expect(await ids({ limit: 2, cursor: '2' })).toEqual(['later']);
  });

  it('filters by all that the page offers', async () => {
    expect(await ids({ severity: ['P0'] })).toEqual(['worst']);
    expect(await ids({ kind: ['dependency'], quiet: true })).toEqual([
      'overdue',
      'later',
      'quiet',
    ]);
    expect(await ids({ state: ['resolved'] })).toEqual(['over']);
    expect(await ids({ mine: true })).toEqual(['later']);
    expect(await ids({ owner: ['group:default/other'] })).toEqual([]);
  });

  it('counts what waits for me, with the next deadline', async () => {
    expect(await client.getAlertSummary()).toMatchObject({
      mine: 1,
      nextDeadline: createAlert().acknowledgeBy,
    });
  });

  it('lets the first of two operations win, and keeps who did it', async () => {
    await client.operateAlert('later', 'acknowledge', { revision: 3 });
    await expect(
      client.operateAlert('later', 'resolve', { revision: 3, reason: 'x' }),
    ).rejects.toMatchObject({ statusCode: 409 });
    await expect(
      client.operateAlert('later', 'acknowledge', { revision: 4 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    const alert = await client.getAlert('later');
    expect(alert).toMatchObject({
      state: 'acknowledged',
      acknowledged: { by: 'user:default/guest' },
    });
    expect(alert.acknowledgeBy).toBeUndefined();
    await expect(client.getAlert('nothing')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('tells of one agent what is open and what is over', async () => {
    const { open, recent } = await client.getAgentAlerts(AGENT);
    expect(open).toHaveLength(4);
    expect(recent.map(({ id }) => id)).toEqual(['over']);
  });

  it('silences, and ends silences and maintenance', async () => {
    await client.createAlertSilence({
      matcher: { alert: 'later' },
      reason: 'Known',
      endsAt: IN_AN_HOUR,
    });
    expect(await ids({})).toEqual(['worst', 'overdue']);
    await client.endAlertSilence('silence-1', { reason: 'Done' });
    await client.createMaintenanceWindow({
      agents: [AGENT],
      reason: 'Move',
      endsAt: IN_AN_HOUR,
    });
    await client.endMaintenanceWindow('maintenance-1', { reason: 'Done' });
    const [, ended] = (await client.listAlertSilences()).items;
    expect(ended).toMatchObject({ active: false, ended: { reason: 'Done' } });
    const windows = await client.listMaintenanceWindows({ agent: AGENT });
    expect(windows.items.map(({ active }) => active)).toEqual([true, false]);
  });

  it('answers for policies, dependencies and push messages', async () => {
    expect((await client.listAlertPolicies()).items).toHaveLength(1);
    expect((await client.listDependencies({ status: ['warn'] })).items).toEqual(
      [],
    );
    expect(await client.getPushOffer()).toMatchObject({ available: false });
  });
});
