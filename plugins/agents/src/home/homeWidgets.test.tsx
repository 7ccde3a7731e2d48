import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { agentsApiRef } from '@agent-portal/plugin-agents-react';
import {
  type AlertsFixture,
  MockAgentsApi,
  MockResponseError,
  type RolloutsFixture,
  createAgentFixture,
  createAgentReadiness,
  createAlert,
  createAllowedOperation,
  createExemption,
  createFleetRow,
  createRollout,
} from '@agent-portal/plugin-agents-react/testUtils';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import {
  agentsRouteRef,
  alertsRouteRef,
  importRouteRef,
  readinessRouteRef,
  rolloutsRouteRef,
} from '../routes';
import { MyAgents } from './MyAgents';
import { NeedsAttention } from './NeedsAttention';

const MINE = 'group:default/my-team';

const FLEET = [
  createFleetRow({ name: 'well', owner: MINE }),
  createFleetRow({ name: 'failing', health: 'fail', owner: MINE }),
  createFleetRow({ name: 'unknown', health: 'unknown' }),
  createFleetRow({ name: 'planned', health: 'unknown', phase: 'planned' }),
  createFleetRow({
    name: 'off-target',
    kpis: { met: 3, atRisk: 0, notMet: 1, unknown: 0 },
  }),
];

function renderWidget(
  widget: JSX.Element,
  rows: FleetRow[],
  prepare?: (api: MockAgentsApi) => void,
  rollouts: Partial<RolloutsFixture> = {},
  alerts: Partial<AlertsFixture> = {},
) {
  const api = MockAgentsApi.create(
    rows.map(row => createAgentFixture({ row })),
    {},
    rollouts,
    alerts,
  );
  prepare?.(api);
  renderInTestApp(widget, {
    apis: [
      [agentsApiRef, api],
      mockApis.identity({
        userEntityRef: 'user:default/me',
        ownershipEntityRefs: ['user:default/me', MINE],
      }),
    ],
    mountedRoutes: {
      '/agents': agentsRouteRef,
      '/agents/alerts': alertsRouteRef,
      '/agents/readiness': readinessRouteRef,
      '/agents/rollouts': rolloutsRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/catalog-import': importRouteRef,
    },
  });
  return api;
}

function names() {
  return screen
    .getAllByRole('listitem')
    .map(item => item.querySelector('a')?.textContent);
}

describe('MyAgents', () => {
  it('shows what I and my groups own, the worst first, and links to all of it', async () => {
    renderWidget(<MyAgents />, FLEET);
    await screen.findByText('well');
    expect(names()).toEqual(['failing', 'well']);
    const link = screen.getByRole('link', { name: 'Open in the fleet' });
    const query = new URL(link.getAttribute('href')!, 'http://x').searchParams;
    expect(query.getAll('owner')).toEqual(['user:default/me', MINE]);
  });

  it('says what to do when I own none', async () => {
    renderWidget(<MyAgents />, [createFleetRow()]);
    expect(
      await screen.findByText(/Neither you nor a group of yours/),
    ).toBeInTheDocument();
    expect(screen.getByText('Register an agent').closest('a')).toHaveAttribute(
      'href',
      '/catalog-import',
    );
  });
});

describe('NeedsAttention', () => {
  it('shows failing, unknown and off target, the worst first, but not what is only planned', async () => {
    renderWidget(<NeedsAttention />, FLEET);
    await screen.findByText('failing');
    expect(names()).toEqual(['failing', 'unknown', 'off-target']);
  });

  it('says so when nothing needs attention', async () => {
    renderWidget(<NeedsAttention />, [createFleetRow()]);
    expect(
      await screen.findByText(/Nothing needs attention/),
    ).toBeInTheDocument();
  });

  it('leads to the exemptions that wait for my decision, not to my own requests', async () => {
    const readiness = createAgentReadiness({
      exemptions: [
        createExemption({ may: ['approve', 'reject'] }),
        createExemption({ id: 'mine', may: ['withdraw'] }),
      ],
    });
    renderWidget(<NeedsAttention />, [], api =>
      api.setAgents([createAgentFixture({ readiness })]),
    );
    expect(
      await screen.findByRole('link', {
        name: '1 exemption waits for your decision',
      }),
    ).toHaveAttribute('href', '/agents/readiness/inbox');
  });

  it('leads to the rollouts that wait for my approval', async () => {
    const approve = createAllowedOperation({ operation: 'approve', gate: 'g' });
    renderWidget(<NeedsAttention />, [createFleetRow()], undefined, {
      rollouts: [
        createRollout({ operations: [approve] }),
        createRollout({
          id: 'of-others',
          operations: [{ ...approve, allowed: false }],
        }),
      ],
    });
    expect(
      await screen.findByRole('link', {
        name: '1 rollout waits for your approval',
      }),
    ).toHaveAttribute('href', '/agents/rollouts/waiting');
  });

  it('leads to the alerts that wait for me, with the next deadline', async () => {
    renderWidget(
      <NeedsAttention />,
      [createFleetRow()],
      undefined,
      {},
      {
        alerts: [
          createAlert({
            acknowledgeBy: new Date(Date.now() + 3_630_000).toISOString(),
          }),
          createAlert({ id: 'of-others' }),
        ],
        mine: ['alert-1'],
      },
    );
    const link = await screen.findByRole('link', {
      name: '1 alert waits for you',
    });
    expect(link).toHaveAttribute('href', '/agents/alerts/on-call');
    expect(link.parentElement).toHaveTextContent(
      '1 alert waits for you: the next deadline is in 1 h 0 min',
    );
  });

  it('says what failed', async () => {
    renderWidget(<NeedsAttention />, FLEET, api =>
      api.fail('listFleet', new MockResponseError(403)),
    );
    expect(
      await screen.findByText(/Could not load the agents that need/),
    ).toBeInTheDocument();
  });
});
