import {
  MockAgentsApi,
  createAlert,
  createAlertDelivery,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

describe('the page of an alert on a narrow screen', () => {
  const { matchMedia } = window;

  beforeAll(() => {
    window.matchMedia = query => ({
      matches: query.includes('max-width:599.95px'),
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

  it('lists every fact by its name instead of tables that reach out of sight', async () => {
    const alert = createAlert({
      deliveries: [
        createAlertDelivery({
          channel: 'pager',
          state: 'failed',
          attempts: 5,
          problem: 'It answered 503',
        }),
        createAlertDelivery(),
      ],
    });
    renderAlerts(
      MockAgentsApi.create([], {}, {}, { alerts: [alert] }),
      '/agents/alerts/alert-1',
    );
    const messages = await screen.findByRole('list', {
      name: 'Messages about this alert',
    });
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    const terms = within(messages).getAllByRole('term');
    expect(terms.map(({ textContent }) => textContent)).toEqual([
      ...['How', 'Whom', 'State', 'Attempts', 'When', 'Problem'],
      ...['How', 'Whom', 'State', 'Attempts', 'When'],
    ]);
    expect(messages).toHaveTextContent(/Attempts5.*ProblemIt answered 503/);
    expect(
      screen.getByRole('list', { name: 'Agents that this concerns' }),
    ).toHaveTextContent(
      /AgentExample Agent.*Whatevent-bus: connection refused/,
    );
    expect(await findViolations()).toEqual([]);
  });
});
