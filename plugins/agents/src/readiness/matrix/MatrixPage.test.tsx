import {
  MockAgentsApi,
  MockResponseError,
  createAgentFixture,
  createFleetRow,
  createReadinessAction,
  createScorecardFixture,
  createScorecardRow,
  createScorecardSummary,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderReadiness } from '../../__testUtils__/renderReadiness';

configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });
jest.setTimeout(60_000);

const TEAM = 'group:default/example-team';
const OTHER = 'group:default/other-team';

function createApi() {
  const names = ['example-agent', 'another-agent'];
  return MockAgentsApi.create(
    names.map((name, index) =>
      createAgentFixture({
        row: createFleetRow({ name, title: name, owner: [TEAM, OTHER][index] }),
      }),
    ),
    {
      scorecards: [
        createScorecardFixture({
          rows: [
            createScorecardRow({
              name: names[0],
              title: 'Example Agent',
              group: TEAM,
            }),
            createScorecardRow({
              name: names[1],
              title: '=Another',
              owner: OTHER,
              group: OTHER,
              outcomes: 'pne',
              rank: 2,
            }),
          ],
        }),
      ],
      actions: [createReadinessAction()],
    },
  );
}

function cell(name: string) {
  return screen.findByRole('button', { name });
}

function address() {
  return decodeURIComponent(screen.getByTestId('address').textContent ?? '');
}

describe('the matrix', () => {
  beforeAll(() => {
    for (const property of ['offsetWidth', 'offsetHeight']) {
      Object.defineProperty(HTMLElement.prototype, property, {
        configurable: true,
        get: () => 800,
      });
    }
  });

  it('shows the default scorecard by owner, with the state of each check', async () => {
    renderReadiness(createApi());
    expect(
      await cell('Example Agent, Tests cover enough: fails'),
    ).toBeInTheDocument();
    expect(
      await cell('=Another, The security audit is done: does not apply'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('rowheader', { name: /other-team/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/1 Production, 1 Basic/)).toBeInTheDocument();
  });

  it('opens why, evidence and fix of a cell, and keeps it in the address', async () => {
    renderReadiness(createApi());
    await userEvent.click(
      await cell('Example Agent, Tests cover enough: fails'),
    );
    const drawer = await screen.findByRole('dialog');
    expect(
      await within(drawer).findByText(
        'Test coverage is 74 %, not more than 80 %.',
      ),
    ).toBeInTheDocument();
    expect(
      within(drawer).getByText(/Test coverage: 74 % · stated by a document/),
    ).toBeInTheDocument();
    expect(
      within(drawer).getByText('Add tests where the report shows gaps.'),
    ).toBeInTheDocument();
    expect(
      within(drawer).getByText('Add a test workflow').closest('a'),
    ).toHaveAttribute(
      'href',
      '/create/templates/default/add-tests?formData=%7B%22name%22%3A%22example-agent%22%7D',
    );
    expect(address()).toBe(
      '/agents/readiness?agent=component:default/example-agent&show=coverage',
    );
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(address()).toBe('/agents/readiness'));
  });

  it('shows an open cell to whoever follows the link', async () => {
    renderReadiness(
      createApi(),
      '/agents/readiness?agent=component:default/example-agent&show=coverage',
    );
    expect(
      await screen.findByText('Test coverage is 74 %, not more than 80 %.'),
    ).toBeInTheDocument();
  });

  it('asks the backend for what the filters in the address say', async () => {
    const api = createApi();
    renderReadiness(
      api,
      '/agents/readiness?groupBy=wave&outcome=exempt&check=coverage',
    );
    expect(
      await cell('=Another, Tests cover enough: is exempt'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Example Agent')).not.toBeInTheDocument();
    expect(
      api.calls.find(({ method }) => method === 'listScorecardGroups')?.args[1],
    ).toEqual({ groupBy: 'wave', outcome: ['exempt'], check: 'coverage' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await cell('Example Agent, Tests cover enough: fails'),
    ).toBeInTheDocument();
    expect(address()).toBe('/agents/readiness?groupBy=wave');
  });

  it('says what is next for the agents of the reader, and opens it', async () => {
    const api = createApi();
    renderReadiness(api);
    const list = await screen.findByRole('complementary', {
      name: 'Next best actions for my team',
    });
    await userEvent.click(
      await within(list).findByRole('button', {
        name: /Example Agent: Tests cover enough/,
      }),
    );
    expect(
      within(list).getByText(/about 2 h · reaches Production/),
    ).toBeInTheDocument();
    expect(address()).toContain('show=coverage');
    expect(
      api.calls.find(({ method }) => method === 'listReadinessActions')
        ?.args[0],
    ).toMatchObject({
      owner: ['user:default/me', TEAM],
      scorecard: 'scorecard:default/go-live',
    });
  });

  it('exports every row of the view as CSV without the force of formulas', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      saved.push(blob as Blob);
      return 'blob:csv';
    });
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    renderReadiness(createApi(), '/agents/readiness?level=production');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    const lines = (await saved[0].text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("'=Another");
    expect(lines[1]).toMatch(/pass,not-applicable,exempt$/);
    jest.restoreAllMocks();
  });

  it('changes the scorecard in the address', async () => {
    const api = MockAgentsApi.create([], {
      scorecards: [
        createScorecardFixture(),
        {
          ...createScorecardFixture(),
          detail: {
            ...createScorecardFixture().detail,
            summary: createScorecardSummary({
              ref: 'scorecard:default/security',
              title: 'Security',
              default: false,
            }),
          },
        },
      ],
    });
    renderReadiness(api);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Scorecard' }),
      'Security',
    );
    expect(address()).toBe(
      '/agents/readiness?scorecard=scorecard:default/security',
    );
  });

  it('says how to write the first scorecard when there is none', async () => {
    renderReadiness(MockAgentsApi.create());
    expect(await screen.findByText('No scorecards yet')).toBeInTheDocument();
    expect(
      screen.getByText('Register a scorecard').closest('a'),
    ).toHaveAttribute('href', '/catalog-import');
  });

  it('says what failed and tries again', async () => {
    const api = createApi();
    api.fail('listScorecardResults', new MockResponseError(403));
    renderReadiness(api);
    expect(
      await screen.findByText('Could not load the results of Go live.'),
    ).toBeInTheDocument();
    api.recover();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await cell('Example Agent, Tests cover enough: fails'),
    ).toBeInTheDocument();
  });
});

describe('the matrix on a narrow screen', () => {
  const { matchMedia } = window;

  beforeAll(() => {
    window.matchMedia = query => ({
      matches: query.includes('max-width:959.95px'),
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
      dispatchEvent: () => false,
    });
  });

  afterAll(() => {
    window.matchMedia = matchMedia;
  });

  it('keeps the filters away until they are asked for', async () => {
    renderReadiness(createApi());
    const button = await screen.findByRole('button', { name: 'Filters' });
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(screen.getByRole('searchbox')).toBeInTheDocument();
  });

  it('is a list of agents with their level and what is missing', async () => {
    renderReadiness(createApi());
    const list = await screen.findByRole('list', { name: 'Agents' });
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    const [first, second] = within(list)
      .getAllByRole('listitem')
      .filter(item => item.parentElement === list);
    expect(first).toHaveTextContent('Example AgentBasic · 1 of 3 checks');
    expect(second).toHaveTextContent('Nothing is missing.');
    await userEvent.click(
      within(first).getByRole('button', { name: 'Tests cover enough: fails' }),
    );
    expect(
      await screen.findByText('Test coverage is 74 %, not more than 80 %.'),
    ).toBeInTheDocument();
  });
});
