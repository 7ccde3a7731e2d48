/**
 * @jest-environment-options {"customExportConditions": [""]}
 */
import {
  MockAgentsApi,
  agentsHandlers,
  createAgentFixture,
  createFleetRow,
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
    renderTestApp({
      features: [agentsPlugin, createFrontendPlugin({ pluginId: 'catalog' })],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/agents?owner=group:default/b&kpi=met'],
      apis: [
        [
          discoveryApiRef,
          mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
        ],
        [fetchApiRef, mockApis.fetch()],
      ],
    });
    expect(
      await screen.findByText('Beta', {}, { timeout: 20_000 }),
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
  }, 60_000);
});
