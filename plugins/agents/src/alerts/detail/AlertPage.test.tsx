import { formatClockTime } from '@agent-portal/plugin-agents-react';
import {
  FIXTURE_NOW,
  MockAgentsApi,
  createAlert,
  createAlertDelivery,
  createAlertEvent,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Event bus fails in Production';

const clockTime = (seconds: number) =>
  `${formatClockTime(FIXTURE_NOW + seconds * 1_000)} UTC`;

describe('the page of an alert', () => {
  const alert = createAlert({
    events: [
      createAlertEvent({
        kind: 'acknowledged',
        text: 'Acknowledged: on it.',
        by: 'user:default/guest',
      }),
      createAlertEvent(),
    ],
    deliveries: [
      createAlertDelivery({ to: ['owner', 'parent', 'nonsense'] }),
      createAlertDelivery({
        channel: 'pager',
        state: 'failed',
        attempts: 5,
        problem: 'It answered 503',
      }),
    ],
  });
  const consequence = createAlert({
    id: 'consequence',
    title: 'Example Agent fails',
    explainedBy: { id: 'alert-1', title: TITLE },
  });
  const renderPage = (at: string) =>
    renderAlerts(
      MockAgentsApi.create([], {}, {}, { alerts: [alert, consequence] }),
      at,
    );

  it('tells what happened, and who was told with what did not arrive first', async () => {
    renderPage('/agents/alerts/alert-1');
    const events = await screen.findByRole('list', {
      name: 'Events, newest first',
    });
    expect(
      within(events)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Acknowledged: on it.Acknowledged · 1 min ago · by guest',
      'Raised as P1: 3 agents report the event bus as failing.Raised · 1 min ago',
    ]);
    const [, first, second] = within(
      screen.getByRole('table', { name: 'Messages about this alert' }),
    ).getAllByRole('row');
    expect(first).toHaveTextContent(/pager.*Not delivered.*5.*It answered 503/);
    expect(second).toHaveTextContent(
      /Notification.*the owner.*the group above the owner.*nonsense.*Sent/,
    );
    expect(await findViolations()).toEqual([]);
  });

  it('names every agent with what it is about, and the alerts that it explains', async () => {
    renderPage('/agents/alerts/alert-1');
    const table = await screen.findByRole('table', {
      name: 'Agents that this concerns',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(table).toHaveTextContent('event-bus: connection refused.');
    const consequences = await screen.findByRole('region', {
      name: 'Consequences',
    });
    expect(
      within(consequences).getByRole('link', { name: 'Example Agent fails' }),
    ).toHaveAttribute('href', '/agents/alerts/consequence');
  });

  it('leads from a consequence to what explains it', async () => {
    renderPage('/agents/alerts/consequence');
    expect(await screen.findByRole('link', { name: TITLE })).toHaveAttribute(
      'href',
      '/agents/alerts/alert-1',
    );
  });

  it('says that it is over and when it resolves, and waits for nobody then', async () => {
    const { nextAt: _, next: __, ...escalation } = alert.escalation;
    const cleared = createAlert({
      acknowledgeBy: undefined,
      clearedAt: fixtureTime(120),
      seenAt: fixtureTime(120),
      resolvesAt: new Date(FIXTURE_NOW + 3 * 60_000).toISOString(),
      flapping: true,
      occurrences: 20,
      explainedBy: { id: '', title: 'An alert that is over' },
      escalation: { ...escalation, step: 2 },
    });
    renderAlerts(
      MockAgentsApi.create([], {}, {}, { alerts: [cleared] }),
      '/agents/alerts/alert-1',
    );
    const over = (await screen.findByText(/^Over since/)).parentElement;
    expect(over).toHaveTextContent(
      `Over since ${clockTime(-120)}; resolves at ${clockTime(
        180,
      )} (in 3 min 0 s) if it stays so.`,
    );
    expect(over?.nextElementSibling).toHaveTextContent(
      `Last seen ${clockTime(-120)}: 3 agents report it as failing`,
    );
    expect(screen.getByText('Condition over')).toBeVisible();
    expect(
      screen.getByText(/^It comes and goes: it began at least 20 times/),
    ).toBeVisible();
    expect(
      screen.getByText(/^A consequence of an alert that is over:/),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: /alert that is over/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByText(/Overdue|Next:|Nobody is left|Waits for somebody/),
    ).toBeNull();
  });

  it('says that there is none', async () => {
    renderPage('/agents/alerts/nothing');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no alert nothing, or you may not see the agents that it concerns.',
    );
  });
});
