import {
  MockAgentsApi,
  createAlertPolicy,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

describe('the policies', () => {
  it('say in plain words what is worth an alert, by when, and who is told', async () => {
    renderAlerts(
      MockAgentsApi.create(
        [],
        {},
        {},
        {
          policies: [
            createAlertPolicy(),
            createAlertPolicy({ ref: 'built-in', title: 'Shipped' }),
          ],
        },
      ),
      '/agents/alerts/policies',
    );
    const card = await screen.findByRole('region', { name: 'Standard alerts' });
    for (const text of [
      'Applies to 16 agents, those that no other policy chooses',
      'Every instance of an agent in production fails for 1 min.',
      'P0 Critical: 5 min · P1 High: 30 min · P2 Medium: 2 h · P3 Low: 24 h',
      'When nobody has acknowledged in time, the group above it.',
      'Every day at 08:00 UTC to Platform',
    ]) {
      expect(card).toHaveTextContent(text);
    }
    expect(
      within(card).getByRole('link', { name: /^Runbook of dependency-down/ }),
    ).toBeVisible();
    const shipped = screen.getByRole('region', { name: 'Shipped' });
    expect(within(shipped).queryByRole('link', { name: 'Shipped' })).toBeNull();
    expect(await findViolations()).toEqual([]);
  });

  it('say what to do when there is none', async () => {
    renderAlerts(MockAgentsApi.create(), '/agents/alerts/policies');
    expect(await screen.findByText('No policy is in force')).toBeVisible();
  });
});
