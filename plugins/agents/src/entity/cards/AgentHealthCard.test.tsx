import {
  createAgentFixture,
  createAgentHealth,
  createAgentInstance,
  createHealthHistory,
  createInstanceHealth,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { AgentHealthCard } from './AgentHealthCard';

const failing = createAgentHealth({
  instances: [
    {
      ...createAgentInstance({
        health: createInstanceHealth({
          status: 'fail',
          since: fixtureTime(60),
          lastPassAt: fixtureTime(66),
          latencyMs: undefined,
          reason: 'Connection refused, 3 times in a row.',
          components: [
            {
              id: 'database:connections',
              status: 'fail',
              output: 'pool empty',
            },
            { id: 'cache:hits', status: 'pass' },
          ],
        }),
      }),
      history: createHealthHistory({ uptime: 0.99, measured: 0.95 }),
    },
    {
      ...createAgentInstance({
        environment: 'resource:default/staging',
        environmentTitle: 'Staging',
        stage: 'staging',
      }),
      history: createHealthHistory(),
    },
  ],
});

describe('AgentHealthCard', () => {
  it('shows every environment with status, latency and age', async () => {
    await renderEntity(<AgentHealthCard />, {
      api: MockAgentsApi.create([createAgentFixture({ health: failing })]),
    });
    const [production, staging] = await screen
      .findAllByRole('listitem')
      .then(items => items.filter(item => within(item).queryByRole('img')));
    expect(textOf(production)).toContain('ProductionFailing');
    expect(textOf(production)).toContain(
      'Connection refused, 3 times in a row. Last well 1 min ago.',
    );
    expect(textOf(staging)).toContain('StagingHealthy42 ms · 8 s ago');
  });

  it('lists the components that are not well, and only those', async () => {
    await renderEntity(<AgentHealthCard />, {
      api: MockAgentsApi.create([createAgentFixture({ health: failing })]),
    });
    const list = await screen.findByRole('list', {
      name: 'Not well in Production',
    });
    expect(textOf(list)).toBe('Failing database:connections: pool empty');
  });

  it('shows the last hour with the share that was measured', async () => {
    await renderEntity(<AgentHealthCard />, {
      api: MockAgentsApi.create([createAgentFixture({ health: failing })]),
    });
    expect(
      await screen.findByRole('img', {
        name: 'Uptime of Production: Up 99 % · n = 240 probes · 95 % of the span measured',
      }),
    ).toBeVisible();
  });

  it('never shows what nobody measured as healthy', async () => {
    const health = createAgentHealth({
      instances: [
        {
          ...createAgentInstance({
            health: createInstanceHealth({
              status: 'unknown',
              observedAt: undefined,
              lastPassAt: undefined,
              latencyMs: undefined,
              reason: 'It has not been probed yet.',
              components: [],
            }),
          }),
          history: createHealthHistory({
            buckets: [],
            uptime: undefined,
            probes: 0,
          }),
        },
      ],
    });
    const { container } = await renderEntity(<AgentHealthCard />, {
      api: MockAgentsApi.create([createAgentFixture({ health })]),
    });
    expect(await screen.findAllByText('Unknown')).toHaveLength(2);
    expect(textOf(container)).toContain('never measured');
    expect(textOf(container)).toContain('It has not been probed yet.');
    expect(textOf(container)).toContain('No probes in this span');
    expect(screen.queryByText('Healthy')).not.toBeInTheDocument();
  });

  it('shows an instance that is only declared as not deployed yet, with the reason', async () => {
    const health = createAgentHealth({
      status: 'unknown',
      instances: [
        {
          ...createAgentInstance({
            health: createInstanceHealth({
              status: 'unknown',
              observedAt: undefined,
              lastPassAt: undefined,
              latencyMs: undefined,
              release: undefined,
              reason: 'never answered: the agent is experimental',
              components: [],
            }),
          }),
          history: createHealthHistory({ buckets: [], uptime: undefined }),
        },
      ],
    });
    const { container } = await renderEntity(<AgentHealthCard />, {
      api: MockAgentsApi.create([createAgentFixture({ health })]),
    });
    expect(await screen.findAllByText('Not deployed yet')).toHaveLength(2);
    expect(textOf(container)).toContain(
      'Never answered: the agent is experimental.',
    );
    expect(screen.queryByText('Unknown')).not.toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /^Uptime/ })).toBeNull();
  });

  it('says what to do when there is no instance', async () => {
    const health = createAgentHealth({ instances: [] });
    await renderEntity(<AgentHealthCard />, {
      api: MockAgentsApi.create([createAgentFixture({ health })]),
    });
    expect(await screen.findByText('spec.agent.instances')).toBeInTheDocument();
  });

  it('keeps old figures, greyed, with their age when the backend fails', async () => {
    const api = MockAgentsApi.create([createAgentFixture({ health: failing })]);
    const { signals } = await renderEntity(<AgentHealthCard />, { api });
    await screen.findAllByText('Failing');
    api.fail('getAgentHealth', new MockResponseError(403));
    act(() => signals.send());
    expect(await screen.findByText(/These figures are from/)).toBeVisible();
    expect(screen.getAllByText('Failing').length).toBeGreaterThan(0);
    api.recover();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(
        screen.queryByText(/These figures are from/),
      ).not.toBeInTheDocument(),
    );
  });
});
