import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import {
  createAgentFixture,
  createAlert,
  createMaintenanceWindow,
  createMockSignals,
  FIXTURE_NOW,
  MockAgentsApi,
} from '../testing';
import { useAlertMutations } from './useAlertMutations';
import { useAgentAlerts, useAlert, useAlertSummary } from './useAlerts';
import { useMaintenance, useMaintenanceMutations } from './useMaintenance';

const IN_AN_HOUR = new Date(FIXTURE_NOW + 3_600_000).toISOString();

const createApi = () =>
  MockAgentsApi.create(
    [createAgentFixture()],
    {},
    {},
    {
      alerts: [createAlert()],
      mine: ['alert-1'],
      maintenance: [createMaintenanceWindow()],
    },
  );

function Operated() {
  const alert = useAlert('alert-1').data;
  const summary = useAlertSummary().data;
  const { operate, silence } = useAlertMutations();
  const acknowledge = (revision: number) =>
    operate.mutate({ id: 'alert-1', operation: 'acknowledge', revision });
  return (
    <>
      <p>
        It is {alert?.state ?? 'loading'}, {summary?.mine ?? '?'} of mine
      </p>
      <p>{operate.error ? `Refused: ${operate.error.message}` : 'Fine'}</p>
      <button onClick={() => acknowledge(3)}>now</button>
      <button onClick={() => acknowledge(2)}>late</button>
      <button
        onClick={() =>
          silence.mutate({
            matcher: { alert: 'alert-1' },
            reason: 'Known',
            endsAt: IN_AN_HOUR,
          })
        }
      >
        silence
      </button>
      <p>{alert?.silencedUntil ? 'quiet' : 'loud'}</p>
    </>
  );
}

describe('useAlertMutations', () => {
  it('sends what was seen, and asks anew for the alert and the counts', async () => {
    const { api } = await renderWithAgents(<Operated />, { api: createApi() });
    expect(await screen.findByText('It is open, 1 of mine')).toBeVisible();
    fireEvent.click(screen.getByText('now'));
    expect(
      await screen.findByText('It is acknowledged, 0 of mine'),
    ).toBeVisible();
    expect(
      api.calls.find(({ method }) => method === 'operateAlert')?.args,
    ).toEqual(['alert-1', 'acknowledge', { revision: 3 }]);
  });

  it('asks anew also after it was refused: somebody was faster', async () => {
    const { api } = await renderWithAgents(<Operated />, { api: createApi() });
    await screen.findByText('It is open, 1 of mine');
    const before = api.countCalls('getAlert');
    fireEvent.click(screen.getByText('late'));
    expect(await screen.findByText(/^Refused: .*revision 3/)).toBeVisible();
    await waitFor(() =>
      expect(api.countCalls('getAlert')).toBeGreaterThan(before),
    );
  });

  it('shows an alert as quiet once it is silenced', async () => {
    await renderWithAgents(<Operated />, { api: createApi() });
    expect(await screen.findByText('loud')).toBeVisible();
    fireEvent.click(screen.getByText('silence'));
    expect(await screen.findByText('quiet')).toBeVisible();
  });
});

function OfAgent() {
  const { data } = useAgentAlerts('component:default/example-agent');
  const windows = useMaintenance('example-agent').data;
  const { end } = useMaintenanceMutations();
  const active = windows?.items.filter(window => window.active).length;
  return (
    <>
      <p>
        {data?.open.length ?? '?'} open, {active ?? '?'} in maintenance
      </p>
      <button onClick={() => end.mutate({ id: 'maintenance-1', reason: 'x' })}>
        end
      </button>
    </>
  );
}

describe('useAgentAlerts', () => {
  it('hears of a new alert by the signal of the plugin', async () => {
    const signals = createMockSignals();
    const api = createApi();
    await renderWithAgents(<OfAgent />, { api, signals: signals.api });
    expect(await screen.findByText('1 open, 1 in maintenance')).toBeVisible();
    const before = api.countCalls('getAgentAlerts');
    act(() => signals.send());
    await waitFor(
      () => expect(api.countCalls('getAgentAlerts')).toBeGreaterThan(before),
      { timeout: 5_000 },
    );
  });
});

describe('useMaintenanceMutations', () => {
  it('shows that maintenance has ended', async () => {
    await renderWithAgents(<OfAgent />, { api: createApi() });
    await screen.findByText('1 open, 1 in maintenance');
    fireEvent.click(screen.getByText('end'));
    expect(await screen.findByText('1 open, 0 in maintenance')).toBeVisible();
  });
});
