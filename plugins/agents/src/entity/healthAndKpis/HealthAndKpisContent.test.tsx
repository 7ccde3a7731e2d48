import {
  createAgentDetail,
  createAgentFixture,
  createAgentHealth,
  createAgentInstance,
  createAgentKpis,
  createHealthHistory,
  createInstanceHealth,
  createKpiResult,
  createUnknownKpiResult,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { HealthAndKpisContent } from './HealthAndKpisContent';

const health = createAgentHealth({
  instances: [
    {
      ...createAgentInstance({
        health: createInstanceHealth({
          status: 'warn',
          reason: 'database is slow.',
          components: [
            { id: 'cache:hits', status: 'pass', value: 0.97, unit: '' },
            {
              id: 'database:responseTime',
              componentType: 'datastore',
              status: 'warn',
              value: 1234.567,
              unit: 'ms',
              output: 'slow',
              time: fixtureTime(8),
            },
          ],
        }),
        scrape: {
          ok: false,
          at: fixtureTime(12),
          reason: '/metrics answers 503',
          rejected: 3,
        },
      }),
      history: createHealthHistory(),
    },
  ],
});

const kpis = createAgentKpis({
  results: [
    createUnknownKpiResult({
      id: 'adoption',
      title: 'Adoption',
      category: 'business',
    }),
    createKpiResult({
      interval: { low: 1.7, high: 1.9 },
      description: 'How long an answer takes.',
    }),
  ],
});

const createApi = () =>
  MockAgentsApi.create([createAgentFixture({ health, kpis })]);

describe('HealthAndKpisContent', () => {
  beforeAll(async () => {
    // So that no test waits for the chart library to be read for the first time.
    await import('./KpiChart');
    // jsdom has none; the chart asks it for its size.
    global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  }, 120_000);

  it('keeps the range in the address bar and asks for it', async () => {
    const { api } = await renderEntity(<HealthAndKpisContent />, {
      api: createApi(),
      search: '?range=6h&other=1',
    });
    expect(
      screen.getByRole('button', { name: 'the last 6 hours', pressed: true }),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'the last 7 days' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?range=7d&other=1',
    );
    await waitFor(() =>
      expect(
        api.calls
          .filter(call => call.method === 'getAgentKpis')
          .map(call => call.args[1]),
      ).toEqual(['6h', '7d']),
    );
  });

  it('takes a range that is none as an hour', async () => {
    await renderEntity(<HealthAndKpisContent />, {
      api: createApi(),
      search: '?range=constructor',
    });
    expect(
      screen.getByRole('button', { name: 'the last hour', pressed: true }),
    ).toBeVisible();
  });

  it('shows the components of each instance, the worst first', async () => {
    await renderEntity(<HealthAndKpisContent />, { api: createApi() });
    const table = await screen.findByRole('table', {
      name: 'Components in Production',
    });
    const rows = within(table).getAllByRole('row').slice(1).map(textOf);
    expect(rows).toEqual([
      'database:responseTime (datastore)Degraded1,234.57 msslow—8 s ago',
      'cache:hitsHealthy0.97——',
    ]);
  });

  it('says how the last reading of the metrics went', async () => {
    const { container } = await renderEntity(<HealthAndKpisContent />, {
      api: createApi(),
    });
    await screen.findByRole('heading', { name: 'Metrics' });
    expect(textOf(container)).toContain(
      'Could not be read 12 s ago: /metrics answers 503. 3 samples were left out as not finite, malformed or over the limit.',
    );
  });

  it('groups KPIs by category, each with its whole figure and its source', async () => {
    await renderEntity(<HealthAndKpisContent />, { api: createApi() });
    const technical = await screen.findByRole('region', {
      name: 'Technical KPIs',
    });
    const text = textOf(technical);
    for (const part of [
      '1.8 s',
      'target < 2 s',
      'On target',
      'n = 4,213',
      '20 s ago',
      'How long an answer takes.',
      '95 % interval 1.7 s to 1.9 s',
      'At risk from 1.9 s',
      'Source: mean of gen_ai_invoke_agent_duration_seconds',
      'Needs 30 samples, the newest within 5 min',
    ]) {
      expect(text).toContain(part);
    }
    const business = screen.getByRole('region', { name: 'Business KPIs' });
    expect(textOf(business)).toContain('No measurements in the last hour.');
    expect(
      screen.queryByRole('region', { name: 'Agent KPIs' }),
    ).not.toBeInTheDocument();
  });

  it('tells each chart in words', async () => {
    await renderEntity(<HealthAndKpisContent />, { api: createApi() });
    expect(
      await screen.findByRole('img', {
        name: 'Response time over the last hour: 3 points, lowest 1.6 s, highest 1.9 s, last 1.8 s, target < 2 s',
      }),
    ).toBeInTheDocument();
  });

  it('shows the points as a table on demand, by keyboard as well', async () => {
    await renderEntity(<HealthAndKpisContent />, { api: createApi() });
    const toggle = screen.getByRole('checkbox', { name: 'Show as table' });
    toggle.focus();
    await userEvent.keyboard(' ');
    const table = await screen.findByRole('table', {
      name: 'Course of Response time',
    });
    const rows = within(table).getAllByRole('row').slice(1).map(textOf);
    expect(rows[0]).toBe('2026-01-15 11:59:001.8 s1,413');
    expect(rows).toHaveLength(3);
  });

  it('never turns an address from outside into a script', async () => {
    const results = [
      createKpiResult({
        source: {
          type: 'push',
          provenance: 'stated',
          text: 'A plan',
          url: 'data:text/html,<script>alert(1)</script>',
        },
      }),
    ];
    await renderEntity(<HealthAndKpisContent />, {
      api: MockAgentsApi.create([
        createAgentFixture({ kpis: createAgentKpis({ results }) }),
      ]),
    });
    expect(await screen.findByText(/Source: A plan/)).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'A plan' }),
    ).not.toBeInTheDocument();
  });

  it('shows KPIs although health fails, and what is wrong with the entry on top', async () => {
    const api = MockAgentsApi.create([
      createAgentFixture({
        kpis,
        detail: createAgentDetail({
          problems: [{ path: 'spec.agent.kpis', message: 'names no KpiSet' }],
        }),
      }),
    ]);
    api.fail('getAgentHealth', new MockResponseError(403));
    await renderEntity(<HealthAndKpisContent />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the health of Example Agent.',
    );
    expect(await screen.findByText('1.8 s')).toBeVisible();
    expect(
      await screen.findByText('1 problem with the catalog entry'),
    ).toBeVisible();
  });
});
