import {
  FIXTURE_NOW,
  MockAgentsApi,
  createAlert,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Event bus fails in Production';

describe('the view for those on call', () => {
  const createApi = () =>
    MockAgentsApi.create(
      [],
      {},
      {},
      {
        alerts: [
          createAlert(),
          createAlert({
            id: 'sooner',
            severity: 'P2',
            title: 'Sooner',
            acknowledgeBy: new Date(FIXTURE_NOW + 90_000).toISOString(),
          }),
          createAlert({ id: 'of-others', severity: 'P0', title: 'Of others' }),
        ],
        mine: ['alert-1', 'sooner'],
      },
    );

  it('shows only what waits for me, the worst first, and the next deadline', async () => {
    renderAlerts(createApi(), '/agents/alerts/on-call');
    expect(await screen.findByText('2 alerts wait for you')).toBeVisible();
    expect(
      screen
        .getAllByRole('article')
        .map(element => element.getAttribute('aria-label')),
    ).toEqual([`P1 ${TITLE}`, 'P2 Sooner']);
    expect(
      screen.getByText(/^Next deadline: P2/).parentElement,
    ).toHaveTextContent(
      'Next deadline: P2 Sooner1 min 30 s left to acknowledge',
    );
    expect(screen.getByText(/not acknowledged in all/)).toHaveTextContent(
      '3 alerts not acknowledged in all. All alerts',
    );
    expect(await findViolations()).toEqual([]);
  });

  it('asks for nothing where the condition is over, and names whose deadline is next', async () => {
    renderAlerts(
      MockAgentsApi.create(
        [],
        {},
        {},
        {
          alerts: [
            createAlert({
              acknowledgeBy: undefined,
              clearedAt: new Date(FIXTURE_NOW - 60_000).toISOString(),
              resolvesAt: new Date(FIXTURE_NOW + 240_000).toISOString(),
            }),
            createAlert({ id: 'waits', severity: 'P2', title: 'Waits' }),
          ],
          mine: ['alert-1', 'waits'],
        },
      ),
      '/agents/alerts/on-call',
    );
    const card = await screen.findByRole('article', { name: `P1 ${TITLE}` });
    expect(card).toHaveTextContent(/Over since \d\d:\d\d UTC; resolves at/);
    expect(card).toHaveTextContent('Nothing to do, unless it begins again.');
    expect(
      screen
        .getAllByRole('button', { name: /^Acknowledge, / })
        .map(button => button.getAttribute('aria-label')),
    ).toEqual(['Acknowledge, Waits']);
    expect(
      screen.getByText(/^Next deadline: P2/).parentElement,
    ).toHaveTextContent('Next deadline: P2 Waits29 min 0 s left');
  });

  it('acknowledges with one tap, and keeps what somebody looks after below', async () => {
    renderAlerts(createApi(), '/agents/alerts/on-call');
    await userEvent.click(
      await screen.findByRole('button', { name: `Acknowledge, ${TITLE}` }),
    );
    expect(await screen.findByText('1 alert waits for you')).toBeVisible();
    expect(
      await screen.findByRole('region', { name: 'Somebody looks after these' }),
    ).toHaveTextContent(TITLE);
  });

  it('is reached by a parameter as well, and says that nothing waits', async () => {
    renderAlerts(
      MockAgentsApi.create([], {}, {}, { alerts: [createAlert()] }),
      '/agents/alerts?view=on-call',
    );
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/agents/alerts/on-call',
    );
    expect(screen.getByRole('link', { name: 'On call' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});
