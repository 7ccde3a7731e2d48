import {
  createAgentDetail,
  createAgentFixture,
  createAgentHealth,
  createAgentInstance,
  createAgentKpis,
  createHealthHistory,
  createInstanceHealth,
  createKpiBudget,
  createKpiResult,
  createUnknownKpiResult,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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
      'database:responseTime (datastore)Degraded1,234.57 msslow8 s ago',
      'cache:hitsHealthy0.97—',
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

  it('goes from point to point by keyboard, and says how many samples each is made of', async () => {
    await renderEntity(<HealthAndKpisContent />, { api: createApi() });
    const slider = await screen.findByRole('slider', {
      name: 'Points of Response time',
    });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      '2026-01-15 11:59:00 UTC · 1.8 s · n = 1,413',
    );
    fireEvent.change(slider, { target: { value: '0' } });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      '2026-01-15 11:57:00 UTC · 1.6 s · n = 1,400',
    );
    expect(
      screen.getByText('2026-01-15 11:57:00 UTC · 1.6 s · n = 1,400'),
    ).toBeVisible();
  });

  it('zooms around a point by a button, and shows all again', async () => {
    const { api } = await renderEntity(<HealthAndKpisContent />, {
      api: createApi(),
      search: '?range=1h',
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Zoom in around this point of Response time',
      }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?range=1h&from=2026-01-15T11%3A30%3A00.000Z&to=2026-01-15T12%3A00%3A00.000Z',
    );
    expect(
      await screen.findByText(
        'Charts from 2026-01-15 11:30:00 UTC to 2026-01-15 12:00:00 UTC',
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all of the last hour' }),
    );
    expect(screen.getByTestId('address').textContent).toBe('?range=1h');
    expect(api.calls.filter(({ method }) => method === 'getAgentKpis')).toEqual(
      [expect.anything()],
    );
  });

  it('asks for the finest points that a zoom from a link needs', async () => {
    const { api } = await renderEntity(<HealthAndKpisContent />, {
      api: createApi(),
      search: '?range=7d&from=2026-01-15T07:00:00Z&to=2026-01-15T08:00:00Z',
    });
    expect(
      await screen.findAllByText(
        'No measurements from 2026-01-15 07:00:00 UTC to 2026-01-15 08:00:00 UTC.',
      ),
    ).toHaveLength(2);
    const [call] = api.calls.filter(({ method }) => method === 'getAgentKpis');
    expect(call.args[1]).toBe('6h');
  });

  it('shows the error budget in a sentence, its burn rates on demand, and the trend', async () => {
    const results = [
      createKpiResult({
        budget: createKpiBudget(),
        trend: {
          direction: 'worse',
          perDay: 1,
          text: 'Getting worse: up by about 300 ms over 3 min.',
        },
      }),
    ];
    const { container } = await renderEntity(<HealthAndKpisContent />, {
      api: MockAgentsApi.create([
        createAgentFixture({ kpis: createAgentKpis({ results }) }),
      ]),
    });
    await screen.findByText('Getting worse: up by about 300 ms over 3 min.');
    expect(textOf(container)).toContain(
      'In budget 41 % of the error budget of 30 d is used; at the rate of the last 6 h it is spent in 9 d.',
    );
    await userEvent.click(screen.getByText('Burn rates'));
    const rows = within(
      screen.getByRole('table', { name: 'Burn rates of Response time' }),
    ).getAllByRole('row');
    expect(rows.slice(1).map(textOf)).toEqual([
      '1 h and 5 min2× and — (n = 12)14.4×In budget',
    ]);
  });

  it('states the bucket that a quantile was estimated in', async () => {
    const results = [createKpiResult({ bucket: { low: 1, high: 2.5 } })];
    const { container } = await renderEntity(<HealthAndKpisContent />, {
      api: MockAgentsApi.create([
        createAgentFixture({ kpis: createAgentKpis({ results }) }),
      ]),
    });
    await screen.findByText('1.8 s');
    expect(textOf(container)).toContain(
      'The histogram does not show < 2 s: the true value lies between 1 s and 2.5 s.',
    );
    expect(textOf(container)).toContain(
      'Estimated in a bucket of a histogram: the true value lies between 1 s and 2.5 s',
    );
  });

  it('gives away the points that are shown as CSV', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = jest.fn((blob: Blob) => {
      saved.push(blob);
      return 'blob:x';
    }) as typeof URL.createObjectURL;
    URL.revokeObjectURL = jest.fn();
    // jsdom cannot save a file.
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    await renderEntity(<HealthAndKpisContent />, { api: createApi() });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export points as CSV' }),
    );
    expect(saved).toHaveLength(1);
    expect(saved[0].type).toContain('text/csv');
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
