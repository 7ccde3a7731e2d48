/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import { AgentsClient } from '@agent-portal/plugin-agents-common';
import { setupServer } from 'msw/node';
import { agentsHandlers } from './agentsHandlers';
import { createAgentFixture } from './createAgentFixture';
import { createFleetRow } from './createFleetRow';
import { fixtureTime } from './createManualClock';
import { createTimelineEvent } from './createTimeline';
import { MockAgentsApi } from './MockAgentsApi';
import { MockResponseError } from './MockResponseError';

describe('the real client against the handlers', () => {
  const rows = [
    createFleetRow({ name: 'alpha', health: 'fail' }),
    createFleetRow({ name: 'beta', phase: 'canary', weight: 0.05 }),
    createFleetRow({ name: 'gamma', phase: 'staging' }),
  ];
  const api = MockAgentsApi.create(
    rows.map(row =>
      createAgentFixture({
        row,
        events: [
          createTimelineEvent({ kind: 'phase', at: fixtureTime(10) }),
          createTimelineEvent({ kind: 'health', at: fixtureTime(20) }),
        ],
      }),
    ),
  );
  const server = setupServer(...agentsHandlers({ api }));
  const client = AgentsClient.create({
    discoveryApi: {
      getBaseUrl: async id => `http://localhost:7007/api/${id}`,
    },
  });

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => api.recover());
  afterAll(() => server.close());

  it('filters by several values of one parameter', async () => {
    const page = await client.listFleet({ phase: ['canary', 'staging'] });
    expect(page.items.map(row => row.name)).toEqual(['beta', 'gamma']);
  });

  it('pages in both directions', async () => {
    const first = await client.listFleet({ limit: 2 });
    expect(first.items).toHaveLength(2);
    expect(first.previousCursor).toBeUndefined();
    const second = await client.listFleet({
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(second.items.map(row => row.name)).toEqual(['gamma']);
    expect(second.previousCursor).toBe('0');
  });

  it('counts what the filter matches', async () => {
    const summary = await client.summarizeFleet({ health: ['fail'] });
    expect(summary).toMatchObject({ total: 1, byPhase: { production: 1 } });
  });

  it('answers for one agent', async () => {
    const ref = 'component:default/beta';
    expect((await client.getAgent(ref)).phase).toMatchObject({
      phase: 'canary',
      weight: 0.05,
    });
    expect((await client.getAgentHealth(ref, '6h')).instances).toHaveLength(1);
    expect((await client.getAgentKpis(ref)).results).toHaveLength(1);
    const timeline = await client.getAgentTimeline(ref, {
      eventKind: ['health'],
    });
    expect(timeline.items.map(event => event.kind)).toEqual(['health']);
  });

  it('becomes the HTTP error that the API rejects with', async () => {
    await expect(
      client.getAgent('component:default/nobody'),
    ).rejects.toMatchObject({ statusCode: 404 });
    api.fail('getFleetOverview', new MockResponseError(503));
    await expect(client.getFleetOverview()).rejects.toMatchObject({
      statusCode: 503,
    });
  });

  it('takes pushed samples', async () => {
    const receipt = await client.pushKpiSamples({
      samples: [
        {
          agent: 'component:default/beta',
          kpi: 'test-coverage',
          value: 0.8,
          at: fixtureTime(0),
        },
      ],
    });
    expect(receipt).toEqual({ accepted: 1, duplicates: 0, outOfOrder: 0 });
    expect(api.pushed).toHaveLength(1);
  });
});
