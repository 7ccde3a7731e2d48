import {
  AgentsQueryProvider,
  agentsApiRef,
  useAlerts,
} from '@agent-portal/plugin-agents-react';
import {
  createMockSignals,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/test-utils';
import { render } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useAlertsAtHand } from './useAlertsAtHand';

jest.mock('../alerts/AlertsPage', () => ({ AlertsPage: () => null }));

function Probe() {
  useAlertsAtHand();
  return null;
}

/** What the view for those on call asks. */
function OnCall() {
  useAlerts({ mine: true, state: ['open'] });
  useAlerts({ mine: true, state: ['acknowledged'] });
  return null;
}

const queriesOf = (api: MockAgentsApi) =>
  api.calls
    .filter(({ method }) => method === 'listAlerts')
    .map(({ args }) => JSON.stringify(args[0]));

function renderWith(api: MockAgentsApi, element: JSX.Element) {
  render(
    <MemoryRouter>
      <TestApiProvider
        apis={[
          [agentsApiRef, api],
          [signalApiRef, createMockSignals().api],
        ]}
      >
        <AgentsQueryProvider>{element}</AgentsQueryProvider>
      </TestApiProvider>
    </MemoryRouter>,
  );
}

const control = (controller: object | null) =>
  Object.defineProperty(navigator, 'serviceWorker', {
    value: { controller },
    configurable: true,
  });

describe('useAlertsAtHand', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(navigator, 'serviceWorker');
  });

  it('asks what the view for those on call asks, at the start and every 5 min', async () => {
    control({});
    const api = MockAgentsApi.create();
    renderWith(api, <Probe />);
    expect(queriesOf(api)).toEqual([]);
    await jest.advanceTimersByTimeAsync(5_000);
    const asked = queriesOf(api);
    const onCall = MockAgentsApi.create();
    renderWith(onCall, <OnCall />);
    expect(asked).toEqual(expect.arrayContaining(queriesOf(onCall)));
    expect(asked).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    expect(queriesOf(api)).toHaveLength(6);
  });

  it('asks nothing where no service worker keeps it', async () => {
    control(null);
    const api = MockAgentsApi.create();
    renderWith(api, <Probe />);
    await jest.advanceTimersByTimeAsync(10 * 60_000);
    expect(queriesOf(api)).toEqual([]);
  });
});
