import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import {
  createAgentFixture,
  createAgentReadiness,
  createExemption,
  createScorecardFixture,
  createScorecardRow,
  MockAgentsApi,
} from '../testing';
import { useExemptions } from './useExemptions';
import { useAgentReadiness, useReadinessInbox } from './useReadiness';
import {
  useDecideExemption,
  useSignAttestation,
} from './useReadinessMutations';
import { useScorecardResultsWindow } from './useScorecardResultsWindow';

const GO_LIVE = 'scorecard:default/go-live';
const AGENT = 'component:default/example-agent';

function Matrix() {
  const [start, setStart] = useState(0);
  const window = useScorecardResultsWindow(
    GO_LIVE,
    {},
    { start, end: start + 20 },
  );
  return (
    <>
      <p>{window.total} rows</p>
      <p>at {window.rowAt(start)?.title ?? 'loading'}</p>
      <button onClick={() => setStart(390)}>scroll</button>
    </>
  );
}

describe('useScorecardResultsWindow', () => {
  const rows = Array.from({ length: 450 }, (_, index) =>
    createScorecardRow({ name: `agent-${String(index).padStart(3, '0')}` }),
  );

  it('asks only for the windows that the visible rows lie in', async () => {
    const { api } = await renderWithAgents(<Matrix />, {
      api: MockAgentsApi.create([], {
        scorecards: [createScorecardFixture({ rows })],
      }),
    });
    expect(await screen.findByText('450 rows')).toBeVisible();
    expect(screen.getByText('at agent-000')).toBeVisible();
    expect(api.countCalls('listScorecardResults')).toBe(1);
    fireEvent.click(screen.getByText('scroll'));
    expect(await screen.findByText('at agent-390')).toBeVisible();
    const offsets = api.calls.map(
      ({ args }) => (args[1] as { offset: number }).offset,
    );
    expect(offsets).toEqual([0, 200, 400]);
  });
});

function Decide() {
  const exemptions = useExemptions().data?.items ?? [];
  const inbox = useReadinessInbox().data;
  const { mutate, error } = useDecideExemption();
  return (
    <>
      {exemptions.map(({ id, status }) => (
        <button
          key={id}
          onClick={() => mutate({ id, decision: 'approve', reason: 'Agreed.' })}
        >
          {status}
        </button>
      ))}
      <p>{inbox ? `${inbox.exemptions.length} waiting` : 'asking'}</p>
      {error && <p>refused: {error.message}</p>}
    </>
  );
}

function Sign() {
  const readiness = useAgentReadiness(AGENT).data;
  const { mutate } = useSignAttestation();
  const digest = readiness?.release.digest ?? '';
  const statement = readiness?.statements[0];
  return (
    <button
      onClick={() =>
        mutate({
          agent: AGENT,
          fact: statement?.fact ?? '',
          releaseDigest: digest,
        })
      }
    >
      {statement?.current?.signedBy ?? statement?.title ?? 'asking'}
    </button>
  );
}

describe('mutations', () => {
  const withExemption = () =>
    MockAgentsApi.create([
      createAgentFixture({
        readiness: createAgentReadiness({
          exemptions: [createExemption({ may: ['approve', 'reject'] })],
        }),
      }),
    ]);

  it('ask anew for what a decision touches', async () => {
    const { api } = await renderWithAgents(<Decide />, {
      api: withExemption(),
    });
    expect(await screen.findByText('1 waiting')).toBeVisible();
    fireEvent.click(screen.getByText('requested'));
    expect(await screen.findByText('approved')).toBeVisible();
    expect(await screen.findByText('0 waiting')).toBeVisible();
    expect(api.calls).toContainEqual({
      method: 'decideExemption',
      args: ['exemption-1', 'approve', { reason: 'Agreed.' }],
    });
  });

  it('show what somebody else decided when they were first', async () => {
    const { api } = await renderWithAgents(<Decide />, {
      api: withExemption(),
    });
    await screen.findByText('1 waiting');
    await api.decideExemption('exemption-1', 'reject');
    fireEvent.click(screen.getByText('requested'));
    expect(await screen.findByText('rejected')).toBeVisible();
    expect(screen.getByText('refused: It is rejected already')).toBeVisible();
  });

  it('show a signature once it is made', async () => {
    await renderWithAgents(<Sign />, {
      api: MockAgentsApi.create([createAgentFixture()]),
    });
    fireEvent.click(await screen.findByText('Security audit'));
    await waitFor(() =>
      expect(screen.getByText('user:default/guest')).toBeVisible(),
    );
  });
});
