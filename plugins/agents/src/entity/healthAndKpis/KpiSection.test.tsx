import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import {
  createAgentFixture,
  createAgentKpis,
  createKpiBudget,
  createKpiResult,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { KpiSection } from './KpiSection';
import { useRange } from './useRange';

const createApi = () =>
  MockAgentsApi.create([
    createAgentFixture({
      kpis: createAgentKpis({ results: [createKpiResult()] }),
    }),
  ]);

function Section() {
  const [range] = useRange();
  return (
    <AgentsQueryProvider>
      <KpiSection
        agent="component:default/example-agent"
        title="Example Agent"
        range={range}
      />
    </AgentsQueryProvider>
  );
}

const section = <Section />;

describe('KpiSection', () => {
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

  it('goes from point to point by keyboard, and says how many samples each is made of', async () => {
    await renderEntity(section, { api: createApi() });
    const slider = await screen.findByRole('slider', {
      name: 'Points of Response time',
    });
    const spoken = () =>
      slider.getAttribute('aria-valuetext')?.replace(/\s/g, ' ');
    expect(spoken()).toBe('2026-01-15 11:59:00 UTC · 1.8 s · n = 1,413');
    fireEvent.change(slider, { target: { value: '0' } });
    expect(spoken()).toBe('2026-01-15 11:57:00 UTC · 1.6 s · n = 1,400');
    expect(
      screen.getByText('2026-01-15 11:57:00 UTC · 1.6 s · n = 1,400'),
    ).toBeVisible();
  });

  it('zooms around a point by a button, and shows all again', async () => {
    const { api } = await renderEntity(section, {
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
    const { api } = await renderEntity(section, {
      api: createApi(),
      search: '?range=7d&from=2026-01-15T07:00:00Z&to=2026-01-15T08:00:00Z',
    });
    expect(
      await screen.findAllByText(
        'No measurements from 2026-01-15 07:00:00 UTC to 2026-01-15 08:00:00 UTC.',
      ),
    ).toHaveLength(1);
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
    const { container } = await renderEntity(section, {
      api: MockAgentsApi.create([
        createAgentFixture({ kpis: createAgentKpis({ results }) }),
      ]),
    });
    await screen.findByText('Getting worse: up by about 300 ms over 3 min.');
    expect(textOf(container)).toContain(
      'In budget 41 % of the error budget of 30 d is used; at the rate of the last 6 h it is spent in 9 d.',
    );
    await userEvent.click(screen.getByText('Burn rates'));
    const list = screen.getByRole('list', {
      name: 'Burn rates of Response time',
    });
    expect(within(list).getAllByRole('listitem').map(textOf)).toEqual([
      'Below the limit 2× over 1 h, over 5 min not known (n = 12); limit 14.4×',
    ]);
  });

  it('states the bucket that a quantile was estimated in', async () => {
    const results = [createKpiResult({ bucket: { low: 1, high: 2.5 } })];
    const { container } = await renderEntity(section, {
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
    await renderEntity(section, { api: createApi() });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export points as CSV' }),
    );
    expect(saved).toHaveLength(1);
    expect(saved[0].type).toContain('text/csv');
  });
});
