import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import {
  createAgentFixture,
  createAgentHealth,
  createAgentInstance,
  createDependencyHealth,
  createHealthHistory,
  createInstanceHealth,
  createMaintenanceWindow,
  createTimelineEvent,
  FIXTURE_NOW,
  fixtureTime,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openDialog, reasonOf } from '../../__testUtils__/dialogs';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { DependencySection } from './DependencySection';
import { HealthSection } from './HealthSection';

jest.setTimeout(120_000);

const AGENT = 'component:default/example-agent';
const PRODUCTION = 'resource:default/production';
const dependent = (name: string, status: 'fail' | 'pass') => ({
  ref: `component:default/${name}`,
  title: name,
  environment: PRODUCTION,
  status,
});

const health = createAgentHealth({
  instances: [
    {
      ...createAgentInstance({
        health: createInstanceHealth({
          components: [
            { id: 'disk:free', status: 'warn', since: fixtureTime(7_200) },
          ],
        }),
      }),
      history: createHealthHistory(),
      uptime: [
        {
          period: 'day',
          from: fixtureTime(86_400),
          to: fixtureTime(0),
          uptime: 0.992,
          interval: { low: 0.981, high: 0.997 },
          probes: 1_200,
          measured: 0.61,
          maintenanceMs: 720_000,
        },
        {
          period: 'month',
          from: fixtureTime(30 * 86_400),
          to: fixtureTime(0),
          probes: 0,
          measured: 0,
        },
      ],
      maintenance: createMaintenanceWindow(),
    },
  ],
  transitions: [
    createTimelineEvent({ at: fixtureTime(90), text: 'In production failing' }),
  ],
  dependencies: [
    createDependencyHealth({
      dependsOn: ['resource:default/redis'],
      reason: '2 of the 3 agents that report on it report it as failing',
      agents: [
        dependent('example-agent', 'fail'),
        dependent('tester', 'fail'),
        dependent('writer', 'pass'),
      ],
    }),
    createDependencyHealth({
      ref: 'resource:default/redis',
      title: 'Redis',
      status: 'unknown',
      agents: [
        {
          ...dependent('example-agent', 'pass'),
          through: 'resource:default/event-bus',
        },
      ],
    }),
  ],
  links: [{ title: 'Grafana', url: 'https://grafana.example.com/d/1' }],
});

const createApi = (maintenance = [createMaintenanceWindow()]) =>
  MockAgentsApi.create(
    [createAgentFixture({ health })],
    {},
    {},
    { maintenance },
  );

const render = (api = createApi()) =>
  renderEntity(
    <AgentsQueryProvider>
      <HealthSection agent={AGENT} title="Example Agent" range="1h" />
      <DependencySection agent={AGENT} range="1h" />
    </AgentsQueryProvider>,
    { api },
  );

describe('HealthSection', () => {
  it('says how much was up of how much that was measured', async () => {
    await render();
    const list = await screen.findByLabelText('Uptime in Production');
    const [day, month] = within(list).getAllByRole('definition').map(textOf);
    expect(day).toContain('99.2 % of the 61 % that was measured');
    expect(day).toContain('98.1 % – 99.7 %');
    expect(day).toContain('12 min of maintenance left out');
    expect(month).toContain('not measured');
    expect(month).not.toMatch(/\b0 %/);
  });

  it('says since when a component is so, and leads to dashboards', async () => {
    await render();
    const table = await screen.findByRole('table', {
      name: 'Components in Production',
    });
    expect(within(table).getByText('2 h ago')).toBeVisible();
    expect(screen.getByRole('link', { name: /Grafana/ })).toHaveAttribute(
      'href',
      'https://grafana.example.com/d/1',
    );
  });

  it('tells what changed with the span that it fell in', async () => {
    await render();
    const bar = await screen.findByRole('slider', { name: /Production/ });
    bar.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(bar.getAttribute('aria-valuetext')).toContain(
      'In production failing',
    );
  });

  it('shows what the agent depends on as a tree, with the others that it takes down', async () => {
    await render();
    const tree = await screen.findByRole('list', {
      name: 'What it depends on in Production',
    });
    expect(
      within(tree).getByRole('link', { name: 'Event bus' }),
    ).toHaveAttribute('href', '/catalog/default/resource/event-bus');
    expect(textOf(tree)).toContain('Takes down as well: tester');
    expect(textOf(tree)).toContain('Also needed by writer');
    const below = within(tree).getByRole('list', {
      name: 'What Event bus depends on',
    });
    expect(textOf(below)).toContain('Redis');
    expect(textOf(below)).toContain('Unknown');
  });

  it('says quietly that an instance is in maintenance, and until when', async () => {
    await render();
    const instance = await screen.findByRole('region', {
      name: 'Health in Production',
    });
    expect(textOf(instance)).toContain('In maintenance until');
    expect(textOf(instance)).toContain('Healthy');
  });

  it('plans maintenance with a reason, after saying what it means', async () => {
    const { api } = await render(createApi([]));
    const dialog = await openDialog('Plan maintenance');
    expect(textOf(dialog)).toContain(
      'For 1 h what is found does not count in its uptime, raises no alert, and holds its rollouts where they are.',
    );
    const confirm = within(dialog).getByRole('button', { name: 'Plan it' });
    await userEvent.type(reasonOf(dialog), 'Too short');
    expect(confirm).toBeDisabled();
    await userEvent.type(reasonOf(dialog), ', so here is more.');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      api.calls.find(({ method }) => method === 'createMaintenanceWindow')
        ?.args[0],
    ).toEqual({
      agents: [AGENT],
      endsAt: new Date(FIXTURE_NOW + 3_600_000).toISOString(),
      reason: 'Too short, so here is more.',
    });
    expect(
      await screen.findByRole('button', { name: /^End it now/ }),
    ).toBeVisible();
  });

  it('ends it early with a reason', async () => {
    const { api } = await render();
    const dialog = await openDialog(/^End it now/);
    expect(textOf(dialog)).toContain('what is found of 1 agent counts again');
    await userEvent.type(reasonOf(dialog), 'Done sooner than planned.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'End it now' }),
    );
    await waitFor(() =>
      expect(
        api.calls.find(({ method }) => method === 'endMaintenanceWindow')?.args,
      ).toEqual(['maintenance-1', { reason: 'Done sooner than planned.' }]),
    );
    expect(await screen.findByText('None is planned.')).toBeVisible();
  });
});
