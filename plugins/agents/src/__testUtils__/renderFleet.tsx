import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { ClockProvider, agentsApiRef } from '@agent-portal/plugin-agents-react';
import {
  MockAgentsApi,
  createAgentFixture,
  createManualClock,
} from '@agent-portal/plugin-agents-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { FleetPage } from '../fleet/FleetPage';
import {
  createAgentRouteRef,
  importRouteRef,
  rolloutsRouteRef,
} from '../routes';

/** The fleet page over these agents, with the address readable and a Back button. */
export function renderFleet(
  rows: FleetRow[],
  options: { at?: string; prepare?: (api: MockAgentsApi) => void } = {},
): { api: MockAgentsApi } {
  const api = MockAgentsApi.create(
    rows.map(row => createAgentFixture({ row })),
  );
  options.prepare?.(api);
  renderInTestApp(
    <ClockProvider clock={createManualClock()}>
      <Address />
      <Routes>
        <Route path="/agents" element={<FleetPage />} />
        <Route path="*" element={<p>Another page</p>} />
      </Routes>
    </ClockProvider>,
    {
      apis: [[agentsApiRef, api]],
      mountedRoutes: {
        '/agents/rollouts': rolloutsRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/catalog-import': importRouteRef,
        '/create': createAgentRouteRef,
      },
      initialRouteEntries: [options.at ?? '/agents'],
    },
  );
  return { api };
}

function Address() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output data-testid="address">{`${pathname}${search}`}</output>
      <button type="button" onClick={() => navigate(-1)}>
        Back
      </button>
    </>
  );
}
