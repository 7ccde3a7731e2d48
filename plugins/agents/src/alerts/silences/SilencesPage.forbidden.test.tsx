import {
  MockAgentsApi,
  createAlert,
  createAlertSilence,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen } from '@testing-library/react';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

// In a file of its own, as what is permitted is remembered from one test to the next.
describe('who may not silence', () => {
  const createApi = () =>
    MockAgentsApi.create(
      [],
      {},
      {},
      { alerts: [createAlert()], silences: [createAlertSilence()] },
    );

  it('is not offered to end a silence', async () => {
    renderAlerts(createApi(), '/agents/alerts/silences', { permitted: false });
    await screen.findByRole('region', { name: 'In force' });
    expect(
      screen.queryByRole('button', { name: /^End the silence/ }),
    ).not.toBeInTheDocument();
  });

  it('is not offered to silence an alert', async () => {
    renderAlerts(createApi(), '/agents/alerts', { permitted: false });
    await screen.findByRole('button', { name: /^Acknowledge, / });
    expect(
      screen.queryByRole('button', { name: /^Silence, / }),
    ).not.toBeInTheDocument();
  });
});
