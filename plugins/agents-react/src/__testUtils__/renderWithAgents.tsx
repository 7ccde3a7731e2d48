import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import type { RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { agentsApiRef } from '../api';
import { ClockProvider } from '../clock';
import { AgentsQueryProvider } from '../queries';
import {
  createManualClock,
  createMockSignals,
  MockAgentsApi,
} from '../testing';

/** Renders in an app with an agents API, a clock that stands still and Backstage's theme. */
export async function renderWithAgents(
  element: ReactElement,
  options: {
    api?: MockAgentsApi;
    signals?: SignalApi;
    clock?: ReturnType<typeof createManualClock>;
  } = {},
): Promise<
  RenderResult & {
    api: MockAgentsApi;
    clock: ReturnType<typeof createManualClock>;
  }
> {
  const {
    api = MockAgentsApi.create(),
    clock = createManualClock(),
    signals = createMockSignals().api,
  } = options;
  const view = await renderInTestApp(
    <TestApiProvider
      apis={[
        [agentsApiRef, api],
        [signalApiRef, signals],
      ]}
    >
      <ClockProvider clock={clock}>
        <AgentsQueryProvider>{element}</AgentsQueryProvider>
      </ClockProvider>
    </TestApiProvider>,
  );
  return { ...view, api, clock };
}
