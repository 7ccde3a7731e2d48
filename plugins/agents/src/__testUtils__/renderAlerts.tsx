import { ClockProvider, agentsApiRef } from '@agent-portal/plugin-agents-react';
import {
  MockAgentsApi,
  createManualClock,
  createMockSignals,
} from '@agent-portal/plugin-agents-react/testUtils';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { AlertsPage } from '../alerts/AlertsPage';
import { alertsRouteRef } from '../routes';

/** The alert pages over an API, with the address readable, a clock to move and changes on demand. */
export function renderAlerts(
  api: MockAgentsApi,
  at: string = '/agents/alerts',
  options: {
    /** Whether everything that needs a permission is allowed; it is. */
    permitted?: boolean;
  } = {},
): {
  clock: ReturnType<typeof createManualClock>;
  signals: ReturnType<typeof createMockSignals>;
} {
  const signals = createMockSignals();
  const clock = createManualClock();
  renderInTestApp(
    <ClockProvider clock={clock}>
      <Address />
      <Routes>
        <Route path="/agents/alerts/*" element={<AlertsPage />} />
        <Route path="*" element={<p>Another page</p>} />
      </Routes>
    </ClockProvider>,
    {
      apis: [
        [agentsApiRef, api],
        [signalApiRef, signals.api],
        mockApis.permission({
          authorize:
            options.permitted === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
      mountedRoutes: {
        '/agents/alerts': alertsRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [at],
    },
  );
  return { clock, signals };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
