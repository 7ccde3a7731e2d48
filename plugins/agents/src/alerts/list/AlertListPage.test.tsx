import {
  MockAgentsApi,
  MockResponseError,
  createAlert,
  createAllowedAlertOperation,
  createAlertPolicy,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import {
  act,
  configure,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Event bus fails in Production';

const createApi = (fixture: Parameters<typeof MockAgentsApi.create>[3] = {}) =>
  MockAgentsApi.create([], {}, {}, { alerts: [createAlert()], ...fixture });

const operated = (api: MockAgentsApi) =>
  api.calls
    .filter(({ method }) => method === 'operateAlert')
    .map(({ args }) => args);

const findCard = (name = `P1 ${TITLE}`) =>
  screen.findByRole('article', { name });

describe('the list of alerts', () => {
  it('says by when, why, for whom, what was done, who was told and where to look', async () => {
    renderAlerts(createApi());
    const card = await findCard();
    for (const text of [
      '29 min 0 s left to acknowledge',
      '3 agents report it as failing: connection refused.',
      '3 agents: Example AgentSecond AgentThird Agent',
      'The portal already: Held the rollout of Example Agent 1.5.0 in Production.',
    ]) {
      expect(card).toHaveTextContent(text);
    }
    expect(card).toHaveTextContent(
      /Told: .*example-team.*Next: .*platform in 29 min 0 s, unless somebody acknowledges it/,
    );
    expect(
      within(card).getByRole('link', { name: /^Runbook/ }),
    ).toHaveAttribute('href', 'https://runbooks.example.com/event-bus');
    expect(
      within(card).getByRole('link', { name: 'Example Agent' }),
    ).toHaveAttribute('href', '/catalog/default/component/example-agent');
    expect(await findViolations()).toEqual([]);
  });

  it('says why nobody was told', async () => {
    const escalation = { step: 1, steps: 2, told: [] };
    const problem = 'There is nobody in example-team. Nobody could be reached.';
    renderAlerts(
      createApi({
        alerts: [createAlert({ escalation: { ...escalation, problem } })],
      }),
    );
    const card = await findCard();
    expect(card).toHaveTextContent('Told: nobody yet');
    expect(card).toHaveTextContent(`Not told: ${problem}`);
  });

  it('counts the deadline down, and says in words that it is missed', async () => {
    const { clock } = renderAlerts(createApi());
    const card = await findCard();
    act(() => clock.advance(61_000));
    expect(card).toHaveTextContent('27 min 59 s left to acknowledge');
    act(() => clock.advance(30 * 60_000));
    expect(card).toHaveTextContent('Overdue by 2 min 1 s');
  });

  it('acknowledges with one press, as it was seen, and shows by whom', async () => {
    const api = createApi();
    renderAlerts(api);
    await userEvent.click(
      await screen.findByRole('button', { name: `Acknowledge, ${TITLE}` }),
    );
    await waitFor(async () =>
      expect(await findCard()).toHaveTextContent(/Acknowledged by .*guest/),
    );
    expect(operated(api)).toEqual([
      ['alert-1', 'acknowledge', { revision: 3 }],
    ]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await findCard()).not.toHaveTextContent('left to acknowledge');
  });

  it('neither offers nor explains what somebody has done already', async () => {
    renderAlerts(
      createApi({
        alerts: [
          createAlert({
            state: 'acknowledged',
            acknowledged: { at: fixtureTime(60), by: 'user:default/guest' },
            operations: [
              createAllowedAlertOperation({
                allowed: false,
                reason: 'user:default/guest acknowledged it.',
              }),
            ],
          }),
        ],
      }),
    );
    const card = await findCard();
    expect(card).toHaveTextContent(/Acknowledged by .*guest 1 min ago/);
    expect(card).not.toHaveTextContent('user:default/guest');
    expect(
      within(card).queryByRole('button', { name: /^Acknowledge/ }),
    ).not.toBeInTheDocument();
  });

  it('says that somebody was faster', async () => {
    const api = createApi();
    api.fail('operateAlert', new MockResponseError(409, 'It is at revision 4'));
    renderAlerts(api);
    await userEvent.click(
      await screen.findByRole('button', { name: `Acknowledge, ${TITLE}` }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Somebody was faster, or it has changed. Look again, then acknowledge. The portal says: It is at revision 4',
    );
  });

  it('can be silenced while it may not be resolved, as it still holds', async () => {
    renderAlerts(
      createApi({
        alerts: [
          createAlert({
            operations: [
              createAllowedAlertOperation({
                operation: 'resolve',
                allowed: false,
                reason: 'It still holds.',
              }),
            ],
          }),
        ],
      }),
    );
    expect(
      await screen.findByRole('button', { name: `Silence, ${TITLE}` }),
    ).toBeEnabled();
    expect(
      screen.getByRole('button', { name: `Resolve, ${TITLE}` }),
    ).toHaveAccessibleDescription('Resolve: It still holds.');
  });

  it('says why somebody may not', async () => {
    const reason = 'You need agents.alert.acknowledge';
    renderAlerts(
      createApi({
        alerts: [
          createAlert({
            operations: [
              createAllowedAlertOperation({ allowed: false, reason }),
            ],
          }),
        ],
      }),
    );
    const button = await screen.findByRole('button', {
      name: `Acknowledge, ${TITLE}`,
    });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(`Acknowledge: ${reason}`);
  });

  it('goes through the alerts with j and k, and acknowledges with a', async () => {
    const api = createApi({
      alerts: [
        createAlert({ id: 'worst', severity: 'P0', title: 'Worst' }),
        createAlert(),
      ],
    });
    renderAlerts(api);
    await findCard();
    await userEvent.keyboard('a');
    expect(operated(api)).toEqual([]);
    await userEvent.keyboard('jj');
    expect(screen.getByRole('link', { name: TITLE })).toHaveFocus();
    await userEvent.keyboard('k');
    expect(screen.getByRole('link', { name: 'Worst' })).toHaveFocus();
    await userEvent.keyboard('a');
    await waitFor(() =>
      expect(operated(api)).toEqual([
        ['worst', 'acknowledge', { revision: 3 }],
      ]),
    );
  });

  it('asks for what the address says, and keeps its filters there', async () => {
    const api = createApi();
    renderAlerts(api, '/agents/alerts?severity=P0&severity=nonsense');
    await screen.findByText('No alert matches the filters.');
    const p1 = screen.getByRole('button', { name: /P1 High/ });
    expect(p1).toHaveTextContent('1 P1 High');
    await userEvent.click(p1);
    expect(await findCard()).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?severity=P0&severity=P1',
    );
    await userEvent.click(screen.getByRole('button', { name: /Wait for me/ }));
    await screen.findByText('No alert matches the filters.');
    expect(screen.getByTestId('address')).toHaveTextContent('mine=true');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(await findCard()).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      /^\/agents\/alerts$/,
    );
  });

  it('names the first agents and how many more there are', async () => {
    renderAlerts(createApi({ alerts: [createAlert({ agentsTotal: 10 })] }));
    const card = await findCard();
    expect(card).toHaveTextContent('10 agents: ');
    expect(
      within(card).getByRole('link', { name: 'and 7 more' }),
    ).toHaveAttribute('href', '/agents/alerts/alert-1');
  });

  it('never offers an address that a browser would run', async () => {
    renderAlerts(
      createApi({
        alerts: [
          createAlert({
            runbook: 'file:///etc/hosts',
            links: [{ title: 'Logs', url: 'data:text/html,x' }],
          }),
        ],
      }),
    );
    const card = await findCard();
    expect(
      within(card).queryByRole('link', { name: /Runbook|Logs/ }),
    ).toBeNull();
  });
});

describe('when nothing is listed', () => {
  it('says by how many rules how many agents are watched', async () => {
    renderAlerts(createApi({ alerts: [], policies: [createAlertPolicy()] }));
    expect(await screen.findByText('Nothing is open')).toBeVisible();
    expect(
      await screen.findByText('16 agents are watched by 2 rules.'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /See the policy/ }),
    ).toHaveAttribute('href', '/agents/alerts/policies');
    expect(await findViolations()).toEqual([]);
  });

  it('does not take an evaluation that never was for a good one', async () => {
    renderAlerts(createApi({ alerts: [], evaluatedAt: 'never' }));
    expect(await screen.findByText('Nothing is known yet')).toBeVisible();
    expect(screen.getByText(/Never evaluated yet/)).toBeVisible();
    expect(screen.queryByText('Nothing is open')).not.toBeInTheDocument();
  });

  it('warns when conditions were last looked at long ago', async () => {
    renderAlerts(createApi({ evaluatedAt: fixtureTime(200) }));
    expect(
      await screen.findByText(/what is new may be missing/),
    ).toHaveTextContent('Last evaluated 3 min ago');
  });

  it('says what failed and what still works', async () => {
    const api = createApi();
    api.fail('listAlerts', new MockResponseError(403));
    renderAlerts(api);
    expect(await screen.findByText('Could not load the alerts.')).toBeVisible();
    expect(
      screen.getByText('Alerts are raised and told all the same.'),
    ).toBeVisible();
  });
});
