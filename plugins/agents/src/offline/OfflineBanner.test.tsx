import {
  ClockProvider,
  agentsApiRef,
  portalConnection,
} from '@agent-portal/plugin-agents-react';
import {
  createAlert,
  createManualClock,
  createMockSignals,
  FIXTURE_NOW,
  MockAgentsApi,
} from '@agent-portal/plugin-agents-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { findViolations } from '../__testUtils__/findViolations';
import { renderAlerts } from '../__testUtils__/renderAlerts';
import { OfflineBanner } from './OfflineBanner';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Event bus fails in Production';

function renderBanner(api = MockAgentsApi.create()) {
  const clock = createManualClock();
  renderInTestApp(
    <ClockProvider clock={clock}>
      <OfflineBanner />
    </ClockProvider>,
    {
      apis: [
        [agentsApiRef, api],
        [signalApiRef, createMockSignals().api],
      ],
    },
  );
  return { clock };
}

describe('OfflineBanner', () => {
  afterEach(() => act(() => portalConnection.noteAnswer()));

  it('says of when is what is shown, with its age, while it comes from this device', async () => {
    const { clock } = renderBanner();
    const at = FIXTURE_NOW - 12 * 60_000;
    act(() => portalConnection.noteStoredAnswer(at));
    const text = await screen.findByText(/^Offline\./);
    expect(text).toHaveTextContent(
      `This is what was known at ${new Date(at)
        .toISOString()
        .slice(11, 16)} UTC`,
    );
    expect(screen.getByText('(12 min ago)')).toBeVisible();
    expect(await findViolations()).toEqual([]);
    act(() => clock.advance(60_000));
    expect(screen.getByText('(13 min ago)')).toBeVisible();
    act(() => portalConnection.noteAnswer());
    expect(screen.queryByText(/^Offline\./)).not.toBeInTheDocument();
  });

  it('says the date of what is older than a day', async () => {
    renderBanner();
    act(() => portalConnection.noteStoredAnswer(FIXTURE_NOW - 3 * 86_400_000));
    expect(await screen.findByText(/^Offline\./)).toHaveTextContent(
      /known at \d{4}-\d\d-\d\d /,
    );
  });
});

describe('an alert offline', () => {
  afterEach(() => act(() => portalConnection.noteAnswer()));

  it('takes an acknowledgement to be sent later, and refuses the rest with the reason', async () => {
    const api = MockAgentsApi.create([], {}, {}, { alerts: [createAlert()] });
    renderAlerts(api);
    const acknowledge = await screen.findByRole('button', {
      name: `Acknowledge, ${TITLE}`,
    });
    api.fail('operateAlert', new Error('Failed to fetch'));
    act(() => portalConnection.noteFailure());
    for (const name of [`Resolve, ${TITLE}`, `Silence, ${TITLE}`]) {
      const button = screen.getByRole('button', { name });
      expect(button).toBeDisabled();
      expect(button).toHaveAccessibleDescription(/You are offline/);
    }
    await userEvent.click(acknowledge);
    expect(
      await screen.findByText(/^Acknowledged by you offline, will be sent/),
    ).toBeVisible();
    expect(acknowledge).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(acknowledge).toBeEnabled();
  });
});
