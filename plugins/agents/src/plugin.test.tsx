/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import {
  MockAgentsApi,
  agentsHandlers,
  createAgentFixture,
  createAlert,
  createFleetRow,
  createRollout,
  createScorecardFixture,
} from '@agent-portal/plugin-agents-react/testUtils';
import {
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import agentsPlugin from './plugin';

const api = MockAgentsApi.create(
  [
    createFleetRow({ name: 'alpha', title: 'Alpha', health: 'fail' }),
    createFleetRow({ name: 'beta', title: 'Beta', owner: 'group:default/b' }),
  ].map(row => createAgentFixture({ row })),
  { scorecards: [createScorecardFixture()] },
  { rollouts: [createRollout()] },
  { alerts: [createAlert()] },
);
const server = setupServer(...agentsHandlers({ api }));

describe('the agents plugin over the network', () => {
  const addresses: string[] = [];

  beforeAll(() => {
    server.listen({ onUnhandledRequest: 'bypass' });
    server.events.on('request:start', ({ request }) => {
      const { pathname, search } = new URL(request.url);
      addresses.push(`${pathname}${search}`);
    });
  });
  afterAll(() => server.close());

  it('serves the fleet at /agents and passes its filters on to the backend', async () => {
    renderPlugin('/agents?owner=group:default/b&kpi=met');
    expect(
      await screen.findByText('Beta', {}, { timeout: 60_000 }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Alpha')).not.toBeInTheDocument();
    expect(addresses).toContain(
      '/api/agents/v1/fleet?kpi=met&owner=group%3Adefault%2Fb&orderBy=health&order=desc&limit=50',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() =>
      expect(addresses).toContain(
        '/api/agents/v1/fleet?orderBy=health&order=desc&limit=50',
      ),
    );
    expect(await screen.findByText('Alpha')).toBeInTheDocument();
  }, 120_000);

  it('serves readiness below the fleet and asks for its rows and groups', async () => {
    renderPlugin('/agents/readiness?outcome=fail&groupBy=wave');
    expect(
      await screen.findByRole(
        'grid',
        { name: 'Go live: agents and checks' },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Readiness',
    );
    expect(addresses).toContain(
      '/api/agents/v1/scorecards/default/go-live/results?groupBy=wave&outcome=fail&offset=0&limit=200',
    );
    expect(addresses).toContain(
      '/api/agents/v1/scorecards/default/go-live/groups?groupBy=wave&outcome=fail',
    );
  }, 120_000);

  it('serves rollouts below the fleet and passes their filters on', async () => {
    renderPlugin('/agents/rollouts?state=baking&wave=rolloutplan:a/b%23first');
    expect(
      await screen.findByText(
        'No rollout under way matches the filters.',
        {},
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Rollouts',
    );
    for (const link of screen.getAllByRole('link', { name: 'Rollouts' })) {
      expect(link).toHaveAttribute('href', '/agents/rollouts');
    }
    expect(addresses).toContain(
      '/api/agents/v1/rollouts?state=baking&wave=rolloutplan%3Aa%2Fb%23first&active=true&limit=50',
    );
  }, 120_000);

  it('serves alerts below the fleet and passes their filters on', async () => {
    renderPlugin('/agents/alerts?severity=P0&kind=health&quiet=true');
    expect(
      await screen.findByText(
        'No alert matches the filters.',
        {},
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Alerts',
    );
    expect(addresses).toContain(
      '/api/agents/v1/alerts?severity=P0&kind=health&quiet=true&limit=50',
    );
  }, 120_000);
});

function renderPlugin(at: string) {
  renderTestApp({
    features: [agentsPlugin, createFrontendPlugin({ pluginId: 'catalog' })],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [at],
    apis: [
      [
        discoveryApiRef,
        mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
      ],
      [fetchApiRef, mockApis.fetch()],
    ],
  });
}
