import type { Simulation } from '@agent-portal/plugin-agents-common';
import {
  MockAgentsApi,
  MockResponseError,
  createScorecardFixture,
  createScorecardSummary,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderReadiness } from '../../__testUtils__/renderReadiness';

configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
jest.setTimeout(60_000);

const AT = '/agents/readiness/scorecards/default/go-live';
const AS_OF = '2026-01-15T12:00:00.000Z';

function createApi(simulation: Partial<Simulation> = {}) {
  const fixture = createScorecardFixture();
  return MockAgentsApi.create([], {
    scorecards: [
      {
        ...fixture,
        detail: {
          ...fixture.detail,
          summary: createScorecardSummary({
            upcoming: {
              version: '2.0.0',
              startsAt: '2026-02-01T00:00:00.000Z',
            },
            problems: ['The fact kpi.moon is provided by nobody.'],
          }),
          campaigns: [
            {
              id: 'spring',
              title: 'Ready by spring',
              level: 'production',
              deadline: '2027-03-01T00:00:00.000Z',
              reached: 3,
              agents: 4,
            },
          ],
          definition: { owner: 'group:default/quality', version: '1.0.0' },
        },
      },
    ],
    simulation: {
      problems: [],
      levels: fixture.detail.summary.levels,
      agents: 4,
      before: [{ rank: 2, count: 3 }],
      after: [{ rank: 2, count: 2 }],
      losing: [],
      gaining: [],
      days: [],
      blocked: [],
      asOf: AS_OF,
      ...simulation,
    },
  });
}

async function tryDraft(simulation: Partial<Simulation>) {
  const api = createApi(simulation);
  renderReadiness(api, AT);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try a change' }),
  );
  const panel = screen.getByRole('region', { name: 'Try a change' });
  await userEvent.click(
    within(panel).getByRole('button', { name: 'See what it would change' }),
  );
  return { api, panel };
}

describe('the page of a scorecard', () => {
  beforeAll(async () => {
    // Loaded lazily; the first load takes long.
    await import('./TrendChart');
    global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  }, 60_000);

  it('says what it asks for and how agents stand', async () => {
    renderReadiness(createApi(), AT);
    expect(
      await screen.findByRole('heading', { name: 'Go live' }),
    ).toBeInTheDocument();
    const checks = screen.getByRole('table', {
      name: 'Checks of the scorecard',
    });
    expect(
      within(checks).getByRole('row', { name: /Tests cover enough/ }),
    ).toHaveTextContent(
      /Test coverage is more than 80 %.*Production.*Automatic/,
    );
    expect(
      within(checks).getByRole('row', { name: /security audit/ }),
    ).toHaveTextContent('Signed by a person');
    expect(
      screen.getByText(/Version 2\.0\.0 comes into force on 2026-02-01/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The fact kpi.moon is provided by nobody.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('3 of 4 agents have it (75 %)'),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Gates' })).toHaveTextContent(
      /A promotion into .*production needs Production/,
    );
    expect(
      screen.getByRole('table', { name: 'Agents by level' }),
    ).toHaveTextContent(/Basic.*100 % of 1/);
  });

  it('shows the trend as a chart with words, and as a table', async () => {
    renderReadiness(createApi(), AT);
    expect(
      await screen.findByRole(
        'img',
        { name: /^Agents by level\. 2026-01-14: 1 Basic\./ },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    const table = screen.getByRole('table', {
      name: 'Agents by level and day',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('2026-01-15');
  });

  it('tries the draft, which starts as the scorecard in force', async () => {
    const { api, panel } = await tryDraft({
      losing: [
        {
          agent: 'component:default/a',
          title: 'Agent A',
          owner: 'group:default/a',
          from: 2,
          to: 1,
          checks: ['Tests cover enough'],
        },
      ],
      days: [
        {
          day: '2026-01-14',
          before: [{ rank: 2, count: 3 }],
          after: [{ rank: 1, count: 3 }],
          losing: 3,
          gaining: 0,
        },
      ],
      missingDays: 29,
      blocked: [
        {
          at: '2026-01-10T12:00:00.000Z',
          agent: 'component:default/a',
          environment: 'resource:default/production',
          checks: ['Tests cover enough'],
        },
      ],
      promotions: 5,
    });
    expect(
      await within(panel).findByText('1 agent loses a level, 0 gain one, of 4'),
    ).toBeInTheDocument();
    expect(
      within(panel).getByRole('list', { name: 'Lose a level' }),
    ).toHaveTextContent(
      'Agent A: Production → Basic, because of Tests cover enough',
    );
    expect(
      within(panel).getByText('1 of 5 promotions would have been blocked'),
    ).toBeInTheDocument();
    expect(
      within(panel).getByText('Of 29 days no facts are kept.'),
    ).toBeInTheDocument();
    expect(
      within(panel).getByText(/Nothing is stored here/),
    ).toBeInTheDocument();
    const asked = api.calls.find(({ method }) => method === 'simulateScorecard')
      ?.args[0] as { draft: string };
    expect(asked.draft).toContain('kind: Scorecard');
    expect(asked.draft).toContain('owner: group:default/quality');
  });

  it('names the field, the value and the fix of what is wrong with a draft', async () => {
    const { panel } = await tryDraft({
      problems: [
        {
          path: 'spec.checks[0].level',
          value: 'gold',
          message: 'is no level of this scorecard',
          fix: 'use basic or production',
        },
      ],
    });
    const problems = await within(panel).findByRole('region', {
      name: 'Problems with the draft',
    });
    expect(problems).toHaveTextContent(
      'spec.checks[0].level: gold is no level of this scorecard',
    );
    expect(problems).toHaveTextContent('To fix it: use basic or production');
  });

  it('says that a result is of the draft before once it was changed', async () => {
    const { panel } = await tryDraft({});
    await within(panel).findByText(/of 4$/);
    fireEvent.change(
      within(panel).getByRole('textbox', { name: 'Draft (YAML)' }),
      { target: { value: 'kind: Scorecard' } },
    );
    expect(
      within(panel).getByText(/You have changed the draft since/),
    ).toBeInTheDocument();
  });

  it('keeps the draft when it could not be tried', async () => {
    const api = createApi();
    api.fail('simulateScorecard', new MockResponseError(503));
    renderReadiness(api, AT);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try a change' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'See what it would change' }),
    );
    expect(
      await screen.findByText(/Your draft is still here/),
    ).toBeInTheDocument();
  });
});
