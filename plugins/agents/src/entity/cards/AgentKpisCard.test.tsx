import {
  createAgentFixture,
  createAgentKpis,
  createKpiResult,
  createUnknownKpiResult,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen } from '@testing-library/react';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { AgentKpisCard } from './AgentKpisCard';

const withResults = (...results: ReturnType<typeof createKpiResult>[]) =>
  MockAgentsApi.create([
    createAgentFixture({ kpis: createAgentKpis({ results }) }),
  ]);

describe('AgentKpisCard', () => {
  it('keeps the order of the answer, the worst first, and shows at most six', async () => {
    const results = Array.from({ length: 8 }, (_, index) =>
      createKpiResult({
        id: `kpi-${index}`,
        title: `KPI ${index}`,
        status: index === 0 ? 'not-met' : 'met',
        observed: index === 0 ? 2.4 : 1.8,
      }),
    );
    await renderEntity(<AgentKpisCard />, { api: withResults(...results) });
    expect(await screen.findByText('KPI 0')).toBeVisible();
    expect(screen.getByText('2.4 s')).toBeVisible();
    expect(screen.getByText('KPI 5')).toBeVisible();
    expect(screen.queryByText('KPI 6')).not.toBeInTheDocument();
    expect(screen.getByText('1 off target, 7 on target')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All 8 KPIs' })).toHaveAttribute(
      'href',
      '/catalog/default/component/example-agent/health-kpis',
    );
  });

  it('tells the course of each KPI in words', async () => {
    await renderEntity(<AgentKpisCard />, {
      api: withResults(createKpiResult()),
    });
    expect(
      await screen.findByRole('img', {
        name: 'Response time: from 1.6 s to 1.8 s, lowest 1.6 s, highest 1.9 s, target 2 s',
      }),
    ).toBeVisible();
  });

  it('shows a dash and the reason for what is unknown', async () => {
    const { container } = await renderEntity(<AgentKpisCard />, {
      api: withResults(createUnknownKpiResult()),
    });
    expect(await screen.findByLabelText('not known')).toBeVisible();
    expect(textOf(container)).toContain(
      'No samples for 12 min: /metrics answers 503.',
    );
  });

  it('says what to do when no KPI applies', async () => {
    await renderEntity(<AgentKpisCard />, { api: withResults() });
    expect(await screen.findByText('spec.agent.kpis')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All KPIs' })).toBeVisible();
  });
});
