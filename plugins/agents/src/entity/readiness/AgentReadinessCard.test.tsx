import {
  createAgentFixture,
  createAgentReadiness,
  createAgentScorecard,
  createGateOutlook,
  createReadinessSummary,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, within } from '@testing-library/react';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { AgentReadinessCard } from './AgentReadinessCard';

const withReadiness = (
  overrides: Parameters<typeof createAgentReadiness>[0] = {},
) =>
  MockAgentsApi.create([
    createAgentFixture({ readiness: createAgentReadiness(overrides) }),
  ]);

describe('AgentReadinessCard', () => {
  it('shows the level, how much is known, the closed gate and the cheapest step alone', async () => {
    const { container } = await renderEntity(<AgentReadinessCard />, {
      api: withReadiness(),
    });
    expect(await screen.findByText('Basic')).toBeVisible();
    expect(screen.getByText('Below required level')).toBeVisible();
    expect(textOf(container)).toContain(
      'level 1 of 2score 33 %67 %, 2 of 3 known30 s ago',
    );
    const gates = screen.getByRole('list', { name: 'Gates' });
    expect(textOf(gates)).toBe(
      'ClosedProductionGo live: level Production is needed, it has Basic.',
    );
    const steps = within(
      screen.getByRole('list', { name: /^Steps to Production/ }),
    ).getAllByRole('listitem');
    expect(steps).toHaveLength(1);
    expect(steps[0]).toHaveTextContent('Tests cover enoughabout 2 h');
    expect(
      screen.getByRole('link', { name: 'All checks and gates' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/example-agent/readiness',
    );
  });

  it('leads to the template with the answers filled in', async () => {
    await renderEntity(<AgentReadinessCard />, { api: withReadiness() });
    const fix = await screen.findByRole('button', {
      name: 'Add a test workflow',
    });
    const address = new URL(
      fix.getAttribute('href') ?? '',
      'https://portal.example.com',
    );
    expect(address.pathname).toBe('/create/templates/default/add-tests');
    expect(JSON.parse(address.searchParams.get('formData') ?? '')).toEqual({
      name: 'example-agent',
    });
  });

  it('says when nothing is left to do', async () => {
    await renderEntity(<AgentReadinessCard />, {
      api: withReadiness({
        summary: createReadinessSummary({ status: 'ready' }),
        scorecards: [createAgentScorecard({ rank: 2, paths: [] })],
        gates: [createGateOutlook({ verdict: 'pass', reason: 'All is met.' })],
      }),
    });
    expect(
      await screen.findByText('Production', { selector: 'p' }),
    ).toBeVisible();
    expect(
      screen.getByText('It has the highest level. Nothing is left to do.'),
    ).toBeVisible();
    expect(screen.getByText('Open')).toBeVisible();
  });

  it('says what to do when no scorecard is about the agent', async () => {
    await renderEntity(<AgentReadinessCard />, {
      api: withReadiness({ scorecards: [] }),
    });
    expect(await screen.findByText('spec.applies')).toBeVisible();
  });

  it('says what failed', async () => {
    const api = withReadiness();
    api.fail('getAgentReadiness', new MockResponseError(403));
    await renderEntity(<AgentReadinessCard />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the readiness of Example Agent.',
    );
  });
});
