import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react';
import type { HistoryRange } from '@agent-portal/plugin-agents-common';
import { TestApiProvider } from '@backstage/test-utils';
import { useState } from 'react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import { agentsApiRef } from '../api';
import {
  createAgentFixture,
  createAgentHealth,
  createFleetRow,
  createMockSignals,
  createTimelineEvent,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '../testing';
import { AgentsQueryProvider } from './AgentsQueryProvider';
import { useAgent, useAgentHealth } from './useAgent';
import { useAgentTimeline } from './useAgentTimeline';
import { useFleet } from './useFleet';

function Fleet() {
  const { data, error } = useFleet();
  if (error) return <p>failed: {error.message}</p>;
  return <p>{data ? `${data.items.length} agents` : 'asking'}</p>;
}

const oneAgent = () => [createAgentFixture()];

describe('query hooks', () => {
  it('show what the API answers', async () => {
    await renderWithAgents(<Fleet />, {
      api: MockAgentsApi.create(oneAgent()),
    });
    expect(await screen.findByText('1 agents')).toBeInTheDocument();
  });

  it('share answers between providers, so that each card may bring its own', async () => {
    const { api } = await renderWithAgents(
      <>
        <AgentsQueryProvider>
          <Fleet />
        </AgentsQueryProvider>
        <AgentsQueryProvider>
          <Fleet />
        </AgentsQueryProvider>
      </>,
    );
    expect(await screen.findAllByText('0 agents')).toHaveLength(2);
    expect(api.countCalls('listFleet')).toBe(1);
  });

  it('ask again when a signal tells of a change', async () => {
    const signals = createMockSignals();
    const { api } = await renderWithAgents(<Fleet />, { signals: signals.api });
    await screen.findByText('0 agents');
    api.setAgents(oneAgent());
    act(() => signals.send());
    expect(await screen.findByText('1 agents')).toBeInTheDocument();
  });

  it('ask again after a failure of the backend', async () => {
    const api = MockAgentsApi.create();
    api.fail('listFleet', new MockResponseError(503));
    await renderWithAgents(<Fleet />, { api });
    await waitFor(() => expect(api.countCalls('listFleet')).toBe(1));
    api.recover();
    expect(await screen.findByText('0 agents')).toBeInTheDocument();
  });

  it('take an answer such as 403 as final', async () => {
    const api = MockAgentsApi.create();
    api.fail('listFleet', new MockResponseError(403, 'not allowed'));
    await renderWithAgents(<Fleet />, { api });
    expect(await screen.findByText('failed: not allowed')).toBeInTheDocument();
    expect(api.countCalls('listFleet')).toBe(1);
  });

  it('say what is missing when used outside of the provider', () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    expect(() =>
      render(
        <TestApiProvider apis={[[agentsApiRef, MockAgentsApi.create()]]}>
          <Fleet />
        </TestApiProvider>,
      ),
    ).toThrow(/outside of AgentsQueryProvider/);
    jest.restoreAllMocks();
  });
});

describe('useAgentHealth', () => {
  function Health() {
    const [range, setRange] = useState<HistoryRange>('1h');
    const [name, setName] = useState('one');
    const { data } = useAgentHealth(`component:default/${name}`, range);
    return (
      <>
        <p>{data ? data.instances[0].health.reason : 'asking'}</p>
        <button onClick={() => setRange('6h')}>range</button>
        <button onClick={() => setName('two')}>agent</button>
      </>
    );
  }
  const api = () =>
    MockAgentsApi.create([
      createAgentFixture({
        row: createFleetRow({ name: 'one' }),
        health: createAgentHealth(),
      }),
      createAgentFixture({ row: createFleetRow({ name: 'two' }) }),
    ]);

  it('keeps the previous answer while another range is fetched', async () => {
    const mock = api();
    await renderWithAgents(<Health />, { api: mock });
    await screen.findByText('All checks pass.');
    mock.silence('getAgentHealth');
    fireEvent.click(screen.getByText('range'));
    await waitFor(() => expect(mock.countCalls('getAgentHealth')).toBe(2));
    expect(screen.getByText('All checks pass.')).toBeInTheDocument();
  });

  it('never shows one agent the answer of another', async () => {
    const mock = api();
    await renderWithAgents(<Health />, { api: mock });
    await screen.findByText('All checks pass.');
    mock.silence('getAgentHealth');
    fireEvent.click(screen.getByText('agent'));
    expect(await screen.findByText('asking')).toBeInTheDocument();
  });
});

describe('useAgent', () => {
  it('takes references in any form as the same question', async () => {
    function Two() {
      const one = useAgent('component:default/example-agent');
      const two = useAgent({
        kind: 'Component',
        namespace: 'default',
        name: 'Example-Agent',
      });
      return <p>{one.data && two.data ? 'both' : 'asking'}</p>;
    }
    const { api } = await renderWithAgents(<Two />, {
      api: MockAgentsApi.create(oneAgent()),
    });
    await screen.findByText('both');
    expect(api.countCalls('getAgent')).toBe(1);
  });
});

describe('useAgentTimeline', () => {
  it('loads page after page until there is no more', async () => {
    const events = Array.from({ length: 60 }, (_, index) =>
      createTimelineEvent({ at: fixtureTime(index * 60) }),
    );
    function Events() {
      const query = useAgentTimeline('component:default/example-agent');
      const count = query.data?.pages.flatMap(page => page.items).length;
      return (
        <>
          <p>{count} events</p>
          {query.hasNextPage && (
            <button onClick={() => query.fetchNextPage()}>more</button>
          )}
        </>
      );
    }
    await renderWithAgents(<Events />, {
      api: MockAgentsApi.create([createAgentFixture({ events })]),
    });
    await screen.findByText('50 events');
    fireEvent.click(screen.getByText('more'));
    await screen.findByText('60 events');
    expect(screen.queryByText('more')).not.toBeInTheDocument();
  });
});
