import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import {
  createAgentFixture,
  createAgentReadiness,
  createAgentScorecard,
  createCheckResult,
  createGateDecision,
  fixtureTime,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity, textOf } from '../__testUtils__/renderEntity';
import { ReadinessContent } from './ReadinessContent';

configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
jest.setTimeout(30_000);

const createApi = (overrides: Partial<AgentReadiness> = {}) =>
  MockAgentsApi.create(
    [createAgentFixture({ readiness: createAgentReadiness(overrides) })],
    { decisions: [createGateDecision()] },
  );

const checksOf = async (level: string) =>
  within(
    await screen.findByRole('region', { name: `Checks of ${level}` }),
  ).getAllByRole('heading', { level: 5 });

describe('ReadinessContent', () => {
  it('gives the why of a check: value, target, provenance, source and age', async () => {
    await renderEntity(<ReadinessContent />, { api: createApi() });
    const checks = textOf(
      await screen.findByRole('region', { name: 'Checks of Production' }),
    );
    expect(checks).toContain(
      'Not passedTests cover enoughautomatic · weight 1 · about 2 h',
    );
    expect(checks).toContain('Test coverage is 74 %, not more than 80 %.');
    expect(checks).toContain(
      'Test coverage: 74 % · stated by a document · Implementation report, Opens in a new window · 10 d ago',
    );
    expect(checks).toContain('Passes when: Test coverage is more than 80 %');
    expect(checks).toContain(
      'Security audit: — · nobody has signed it for release 1.4.0',
    );
    expect(
      screen.getByRole('link', { name: /^Implementation report/ }),
    ).toHaveAttribute('href', 'https://docs.example.com/report');
  });

  it('shows level, score, coverage, course and the cheapest path with its fixes', async () => {
    await renderEntity(<ReadinessContent />, { api: createApi() });
    const steps = await screen.findByRole('list', {
      name: 'Steps to Production, the cheapest first',
    });
    expect(
      screen.getByText('2 checks to Production, about 10 h of work.'),
    ).toBeVisible();
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(step => step.querySelector('strong')?.textContent),
    ).toEqual(['Tests cover enough', 'The security audit is done']);
    expect(
      within(steps).getByRole('button', { name: 'Sign Security audit' }),
    ).toBeEnabled();
    expect(
      screen.getByRole('img', {
        name: 'Score: from 0 % to 33 %, lowest 0 %, highest 33 %',
      }),
    ).toBeVisible();
  });

  it('filters checks by outcome in the address bar', async () => {
    await renderEntity(<ReadinessContent />, {
      api: createApi(),
      search: '?outcome=fail&outcome=nonsense',
    });
    expect(await checksOf('Production')).toHaveLength(1);
    expect(
      screen.queryByRole('region', { name: 'Checks of Basic' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Unknown 1' }));
    await waitFor(async () =>
      expect(await checksOf('Production')).toHaveLength(2),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?outcome=fail&outcome=unknown',
    );
  });

  it('keeps the chosen scorecard in the address bar', async () => {
    const api = createApi({
      scorecards: [
        createAgentScorecard(),
        createAgentScorecard({
          ref: 'scorecard:default/security',
          title: 'Security hardening',
          rank: 0,
          checks: [createCheckResult({ title: 'Secrets are rotated' })],
        }),
      ],
    });
    await renderEntity(<ReadinessContent />, { api });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Security hardening: No level',
      }),
    );
    expect(await checksOf('Production')).toHaveLength(1);
    expect(screen.getAllByText('Secrets are rotated')[0]).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?scorecard=scorecard%3Adefault%2Fsecurity',
    );
  });

  it('says until when a level is kept and which campaign runs', async () => {
    const { container } = await renderEntity(<ReadinessContent />, {
      api: createApi({
        scorecards: [
          createAgentScorecard({
            grace: { rank: 1, until: fixtureTime(-3 * 86_400) },
            campaigns: [
              {
                id: 'q1',
                title: 'Everybody by the first quarter',
                level: 'production',
                deadline: fixtureTime(-20 * 86_400),
                reached: false,
              },
            ],
          }),
        ],
      }),
    });
    await screen.findByRole('list', { name: 'Campaigns' });
    expect(textOf(container)).toContain(
      'Basic is kept through a grace period that ends in 3 d',
    );
    expect(textOf(container)).toContain(
      'Not metEverybody by the first quarter: level Productiondeadline in 20 d',
    );
  });

  it('shows what a gate asks for, what stands in the way, and what it last decided', async () => {
    await renderEntity(<ReadinessContent />, { api: createApi() });
    const demands = await screen.findByRole('list', {
      name: 'What it asks for',
    });
    expect(textOf(demands)).toContain(
      'Not metGo liveneeds Production, has Basic',
    );
    expect(textOf(demands)).toContain(
      'Tests cover enough: Test coverage is 74 %, not more than 80 %.',
    );
    expect(
      textOf(await screen.findByRole('list', { name: 'Decisions of gates' })),
    ).toContain('2 h ago · asked by user:default/dana');
  });

  it('says what failed', async () => {
    const api = createApi();
    api.fail('getAgentReadiness', new MockResponseError(404));
    await renderEntity(<ReadinessContent />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the readiness of Example Agent.',
    );
  });
});
