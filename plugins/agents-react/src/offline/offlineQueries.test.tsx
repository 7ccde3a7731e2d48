import { AgentsClient } from '@agent-portal/plugin-agents-common';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import { useAlertMutations, useAlertSummary } from '../queries';
import { QueryState } from '../states';
import {
  createAlert,
  FIXTURE_NOW,
  MockAgentsApi,
  MockResponseError,
} from '../testing';
import { portalConnection } from './Connection';
import { noticeStoredAnswers } from './noticeStoredAnswers';
import { useQueuedAcknowledgements } from './useQueuedAcknowledgements';
import { useReconnect } from './useReconnect';

const SUMMARY = { counts: {}, mine: 2, asOf: '2026-03-01T14:02:00.000Z' };

function Summary() {
  const query = useAlertSummary();
  return (
    <QueryState query={query} what="the alerts">
      {({ mine }) => <p>{mine} of mine</p>}
    </QueryState>
  );
}

function Acknowledging() {
  const { operate } = useAlertMutations();
  const { items } = useQueuedAcknowledgements();
  useReconnect();
  return (
    <>
      <p>
        {items.length} wait, {operate.error?.message ?? 'fine'}
      </p>
      {(['acknowledge', 'resolve'] as const).map(operation => (
        <button
          key={operation}
          onClick={() =>
            operate.mutate({ id: 'alert-1', operation, revision: 3 })
          }
        >
          {operation}
        </button>
      ))}
    </>
  );
}

describe('offline', () => {
  afterEach(() => portalConnection.noteAnswer());

  it('shows an answer that this device stored, as one that is old', async () => {
    const client = AgentsClient.create({
      discoveryApi: {
        getBaseUrl: async () => 'https://example.com/api/agents',
      },
      fetchApi: noticeStoredAnswers({
        fetch: async () =>
          Response.json(SUMMARY, {
            headers: {
              'x-agent-portal-stored-at': new Date(
                FIXTURE_NOW - 1_000,
              ).toISOString(),
            },
          }),
      }),
    });
    const api = Object.assign(MockAgentsApi.create(), {
      getAlertSummary: client.getAlertSummary,
    });
    await renderWithAgents(<Summary />, { api });
    expect(await screen.findByText('2 of mine')).toBeVisible();
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'The portal is not reached: this is what this device kept',
      ),
    );
  });

  it('keeps an acknowledgement that does not reach the portal, and sends it when that is back', async () => {
    const api = MockAgentsApi.create([], {}, {}, { alerts: [createAlert()] });
    await renderWithAgents(<Acknowledging />, { api });
    const sent = () =>
      api.calls.filter(({ method }) => method === 'operateAlert').length;
    api.fail('operateAlert', new Error('Failed to fetch'));
    act(() => portalConnection.noteFailure());
    fireEvent.click(screen.getByText('acknowledge'));
    expect(await screen.findByText('1 wait, fine')).toBeVisible();

    api.recover('operateAlert');
    const before = sent();
    act(() => portalConnection.noteAnswer());
    expect(await screen.findByText('0 wait, fine')).toBeVisible();
    expect(sent()).toBe(before + 1);
  });

  it('keeps nothing but acknowledgements, and nothing that was refused', async () => {
    const api = MockAgentsApi.create([], {}, {}, { alerts: [createAlert()] });
    await renderWithAgents(<Acknowledging />, { api });
    api.fail('operateAlert', new Error('Failed to fetch'));
    fireEvent.click(screen.getByText('resolve'));
    expect(await screen.findByText('0 wait, Failed to fetch')).toBeVisible();
    api.fail('operateAlert', new MockResponseError(409, 'Faster'));
    fireEvent.click(screen.getByText('acknowledge'));
    expect(await screen.findByText(/^0 wait, .*Faster/)).toBeVisible();
  });
});
