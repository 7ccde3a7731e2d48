import { ClockProvider, agentsApiRef } from '@agent-portal/plugin-agents-react';
import {
  MockAgentsApi,
  createManualClock,
  createMockSignals,
} from '@agent-portal/plugin-agents-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { RolloutsPage } from '../rollouts/RolloutsPage';
import { rolloutsRouteRef } from '../routes';

/** The rollout pages over an API, with the address readable; tells of changes on demand. */
export function renderRollouts(
  api: MockAgentsApi,
  at: string = '/agents/rollouts',
): ReturnType<typeof createMockSignals> {
  const signals = createMockSignals();
  renderInTestApp(
    <ClockProvider clock={createManualClock()}>
      <Address />
      <Routes>
        <Route path="/agents/rollouts/*" element={<RolloutsPage />} />
        <Route path="*" element={<p>Another page</p>} />
      </Routes>
    </ClockProvider>,
    {
      apis: [
        [agentsApiRef, api],
        [signalApiRef, signals.api],
      ],
      mountedRoutes: {
        '/agents/rollouts': rolloutsRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [at],
    },
  );
  return signals;
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
