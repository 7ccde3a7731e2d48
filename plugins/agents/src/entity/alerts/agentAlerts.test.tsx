import {
  createAgentFixture,
  createAlert,
  FIXTURE_NOW,
  MockAgentsApi,
  MockResponseError,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderEntity } from '../__testUtils__/renderEntity';
import { AgentAlertsCard } from './AgentAlertsCard';
import { AgentAlertsContent } from './AgentAlertsContent';

jest.setTimeout(60_000);

const TITLE = 'Event bus fails in Production';

const createApi = (fixture: Parameters<typeof MockAgentsApi.create>[3]) =>
  MockAgentsApi.create([createAgentFixture()], {}, {}, fixture);

const ALERTS = [
  createAlert(),
  createAlert({
    id: 'quiet',
    title: 'Kept quiet',
    silencedUntil: new Date(FIXTURE_NOW + 60_000).toISOString(),
  }),
  createAlert({
    id: 'over',
    title: 'Over',
    state: 'resolved',
    resolved: { at: new Date(FIXTURE_NOW - 60_000).toISOString() },
  }),
];

describe('AgentAlertsCard', () => {
  it('shows what is open with its deadline, acknowledges it, and counts the rest', async () => {
    await renderEntity(<AgentAlertsCard />, {
      api: createApi({ alerts: ALERTS }),
    });
    const alert = await screen.findByRole('region', { name: `P1 ${TITLE}` });
    expect(alert).toHaveTextContent('29 min 0 s left to acknowledge');
    expect(
      screen.getByRole('link', {
        name: 'All alerts: 1 quiet, 1 resolved lately',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/example-agent/alerts',
    );
    expect(screen.queryByText('Kept quiet')).not.toBeInTheDocument();
    expect(await findViolations()).toEqual([]);
    await userEvent.click(
      within(alert).getByRole('button', { name: `Acknowledge, ${TITLE}` }),
    );
    expect(await within(alert).findByText('Acknowledged')).toBeVisible();
  });

  it('says that none is open, and since when that is known', async () => {
    await renderEntity(<AgentAlertsCard />, { api: createApi({}) });
    expect(await screen.findByText('No alert is open.')).toBeVisible();
    expect(screen.getByText(/Last evaluated/)).toHaveTextContent('10 s ago');
  });

  it('does not say that none is open before anything was evaluated', async () => {
    await renderEntity(<AgentAlertsCard />, {
      api: createApi({ evaluatedAt: 'never' }),
    });
    expect(await screen.findByText(/Never evaluated yet/)).toBeVisible();
    expect(screen.queryByText('No alert is open.')).not.toBeInTheDocument();
  });

  it('says what failed', async () => {
    const api = createApi({});
    api.fail('getAgentAlerts', new MockResponseError(503));
    await renderEntity(<AgentAlertsCard />, { api });
    expect(
      await screen.findByRole('alert', {}, { timeout: 20_000 }),
    ).toHaveTextContent('Could not load the alerts of Example Agent.');
  });
});

describe('AgentAlertsContent', () => {
  it('tells apart what is open, quiet and over', async () => {
    await renderEntity(<AgentAlertsContent />, {
      api: createApi({ alerts: ALERTS }),
    });
    expect(
      await screen.findByRole('article', { name: `P1 ${TITLE}` }),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'Quiet' })).toHaveTextContent(
      'Kept quiet',
    );
    expect(
      screen.getByRole('table', { name: 'Alerts that were resolved' }),
    ).toHaveTextContent(/Over.*itself/);
    expect(await findViolations()).toEqual([]);
  });
});
