import { agentsApiRef, ClockProvider } from '@agent-portal/plugin-agents-react';
import {
  createManualClock,
  createMockSignals,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import type { AgentsApi } from '@agent-portal/plugin-agents-common';
import type { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import {
  alertsRouteRef,
  createAgentRouteRef,
  rolloutsRouteRef,
} from '../../routes';

/** The agent whose page is rendered. */
export const exampleEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'example-agent',
    namespace: 'default',
    title: 'Example Agent',
  },
  spec: { type: 'ai-agent', lifecycle: 'production', owner: 'example-team' },
};

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

/** Renders a card or tab as on the page of {@link exampleEntity}. */
export async function renderEntity<TApi extends AgentsApi = MockAgentsApi>(
  element: ReactElement,
  options: { api: TApi; search?: string },
): Promise<
  RenderResult & {
    clock: ReturnType<typeof createManualClock>;
    signals: ReturnType<typeof createMockSignals>;
    api: TApi;
  }
> {
  const clock = createManualClock();
  const signals = createMockSignals();
  const view = await renderInTestApp(
    <TestApiProvider
      apis={[
        [agentsApiRef, options.api as AgentsApi],
        [signalApiRef, signals.api],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <ClockProvider clock={clock}>
        <EntityProvider entity={exampleEntity}>
          {element}
          <Address />
        </EntityProvider>
      </ClockProvider>
    </TestApiProvider>,
    {
      routeEntries: [`/${options.search ?? ''}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/agents/alerts': alertsRouteRef,
        '/agents/rollouts': rolloutsRouteRef,
        '/create': createAgentRouteRef,
      },
    },
  );
  return { ...view, clock, signals, api: options.api };
}

/** The text of an element with its white space evened out. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
