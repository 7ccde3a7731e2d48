import {
  FIXTURE_NOW,
  MockAgentsApi,
  createAlert,
  createAllowedAlertOperation,
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
import { openDialog, reasonOf } from '../../__testUtils__/dialogs';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Event bus fails in Production';

const argsOf = (api: MockAgentsApi, method: string) =>
  api.calls.find(call => call.method === method)?.args;

describe('doing something about an alert', () => {
  const createApi = (alerts = [createAlert()]) =>
    MockAgentsApi.create([], {}, {}, { alerts });

  it('resolves with a reason only, and says that it is raised when it begins again', async () => {
    const api = createApi();
    renderAlerts(api);
    const dialog = await openDialog(`Resolve, ${TITLE}`);
    expect(dialog).toHaveTextContent(
      'when that begins again, so does an alert.',
    );
    const confirm = within(dialog).getByRole('button', { name: 'Resolve' });
    expect(confirm).toBeDisabled();
    await userEvent.type(reasonOf(dialog), 'Restarted');
    expect(await findViolations(dialog)).toEqual([]);
    await userEvent.click(confirm);
    expect(await screen.findByText('Nothing is open')).toBeVisible();
    expect(argsOf(api, 'operateAlert')).toEqual([
      'alert-1',
      'resolve',
      { revision: 3, reason: 'Restarted' },
    ]);
  });

  it('offers nothing about what is resolved, and names who did it', async () => {
    const reason = 'user:default/guest resolved it at 2026-11-25 12:01 UTC.';
    renderAlerts(
      createApi([
        createAlert({
          state: 'resolved',
          resolved: { at: fixtureTime(60), by: 'user:default/guest' },
          operations: (['acknowledge', 'resolve'] as const).map(operation =>
            createAllowedAlertOperation({ operation, allowed: false, reason }),
          ),
        }),
      ]),
      '/agents/alerts/alert-1',
    );
    expect(await screen.findByText(/^Resolved by/)).toHaveTextContent(
      /^Resolved by guest/,
    );
    expect(
      screen.queryByRole('button', { name: new RegExp(TITLE) }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(/user:default\/guest/)).not.toBeInTheDocument();
  });

  it('names people in why something is refused', async () => {
    renderAlerts(
      createApi([
        createAlert({
          operations: [
            createAllowedAlertOperation({
              allowed: false,
              reason: 'user:default/guest is on it.',
            }),
          ],
        }),
      ]),
    );
    expect(
      await screen.findByRole('button', { name: `Acknowledge, ${TITLE}` }),
    ).toHaveAccessibleDescription('Acknowledge: guest is on it.');
  });

  it('acknowledges with a note', async () => {
    const api = createApi();
    renderAlerts(api);
    const dialog = await openDialog(`Acknowledge with a note, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'On it');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Acknowledge' }),
    );
    await waitFor(() =>
      expect(argsOf(api, 'operateAlert')).toEqual([
        'alert-1',
        'acknowledge',
        { revision: 3, reason: 'On it' },
      ]),
    );
  });

  it('has what changed meanwhile looked at first', async () => {
    const alerts = [createAlert()];
    const api = createApi(alerts);
    const { signals } = renderAlerts(api);
    const dialog = await openDialog(`Resolve, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'Restarted');
    alerts[0] = { ...alerts[0], revision: 4, severity: 'P0' };
    act(() => signals.send());
    const notice = await within(dialog).findByRole('alert');
    expect(notice).toHaveTextContent('Now: P0 Critical');
    const confirm = within(dialog).getByRole('button', { name: 'Resolve' });
    expect(confirm).toBeDisabled();
    await userEvent.click(
      within(notice).getByRole('button', { name: 'I have looked: go on' }),
    );
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(argsOf(api, 'operateAlert')).toEqual([
        'alert-1',
        'resolve',
        { revision: 4, reason: 'Restarted' },
      ]),
    );
  });

  it('silences more than the alert, and says first what that keeps quiet', async () => {
    const api = createApi([
      createAlert(),
      createAlert({ id: 'other', title: 'Event bus is slow' }),
    ]);
    renderAlerts(api);
    const dialog = await openDialog(`Silence, ${TITLE}`);
    const reach = within(dialog).getByRole('status');
    await waitFor(() =>
      expect(reach).toHaveTextContent(`Keeps 1 alert quiet now: ${TITLE}.`),
    );
    await userEvent.click(
      within(dialog).getByRole('radio', {
        name: 'Every alert about Event bus',
      }),
    );
    expect(reach).toHaveTextContent(
      `Keeps 2 alerts quiet now: ${TITLE}; Event bus is slow.`,
    );
    await userEvent.type(reasonOf(dialog), 'It is moved');
    expect(await findViolations(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Silence' }),
    );
    await waitFor(() =>
      expect(argsOf(api, 'createAlertSilence')).toEqual([
        {
          matcher: { subject: 'resource:default/event-bus' },
          reason: 'It is moved',
          endsAt: new Date(FIXTURE_NOW + 3_600_000).toISOString(),
        },
      ]),
    );
  });
});
