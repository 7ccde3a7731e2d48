import { ClockProvider, agentsApiRef } from '@agent-portal/plugin-agents-react';
import {
  MockAgentsApi,
  createManualClock,
} from '@agent-portal/plugin-agents-react/testUtils';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { ReadinessPage } from '../readiness/ReadinessPage';
import {
  createAgentRouteRef,
  importRouteRef,
  readinessRouteRef,
} from '../routes';

/** The readiness pages over an API, with the address readable. */
export function renderReadiness(
  api: MockAgentsApi,
  at: string = '/agents/readiness',
): void {
  renderInTestApp(
    <ClockProvider clock={createManualClock()}>
      <Address />
      <Routes>
        <Route path="/agents/readiness/*" element={<ReadinessPage />} />
        <Route path="*" element={<p>Another page</p>} />
      </Routes>
    </ClockProvider>,
    {
      apis: [
        [agentsApiRef, api],
        mockApis.identity({
          userEntityRef: 'user:default/me',
          ownershipEntityRefs: [
            'user:default/me',
            'group:default/example-team',
          ],
        }),
      ],
      mountedRoutes: {
        '/agents/readiness': readinessRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/catalog-import': importRouteRef,
        '/create': createAgentRouteRef,
      },
      initialRouteEntries: [at],
    },
  );
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
