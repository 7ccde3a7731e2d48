import { agentsApiRef } from '@agent-portal/plugin-agents-react';
import {
  MockAgentsApi,
  createAgentFixture,
  createFleetRow,
} from '@agent-portal/plugin-agents-react/testUtils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import * as legacy from './legacy';
import { servicePreviewApiRef } from './scaffolder/preview/ServicePreviewApi';

describe('the classic export', () => {
  it('provides the clients of the backends', () => {
    const ids = [...legacy.agentsPlugin.getApis()].map(({ api }) => api.id);
    expect(ids).toEqual([agentsApiRef.id, servicePreviewApiRef.id]);
  });

  it('offers the page, the cards and the tabs', () => {
    expect(Object.keys(legacy).sort()).toEqual([
      'AgentNameFieldExtension',
      'AgentPreviewFieldExtension',
      'AgentsPage',
      'AlertsBell',
      'AlertsPage',
      'AlertsSidebarItem',
      'EntityAgentAlertsCard',
      'EntityAgentHealthCard',
      'EntityAgentKpisCard',
      'EntityAgentReadinessCard',
      'EntityAlertsContent',
      'EntityHealthAndKpisContent',
      'EntityReadinessContent',
      'EntityRolloutPhaseCard',
      'EntityRolloutsContent',
      'EntityTimelineContent',
      'HomePageMyAgents',
      'HomePageNeedsAttention',
      'KpiTargetsFieldExtension',
      'OfflineBanner',
      'ReadinessPage',
      'RolloutWaveFieldExtension',
      'RolloutsPage',
      'agentsPlugin',
      'agentsRouteRef',
      'alertsRouteRef',
      'isAgent',
      'readinessRouteRef',
      'rolloutsRouteRef',
    ]);
  });

  it('renders the fleet in an app on the classic system', async () => {
    const api = MockAgentsApi.create([
      createAgentFixture({ row: createFleetRow({ title: 'Alpha' }) }),
    ]);
    await renderInTestApp(
      <TestApiProvider apis={[[agentsApiRef, api]]}>
        <Routes>
          <Route path="/agents" element={<legacy.AgentsPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/agents'],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(
      await screen.findByText('Alpha', {}, { timeout: 60_000 }),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Agents' })).toBeInTheDocument();
  }, 120_000);
});
