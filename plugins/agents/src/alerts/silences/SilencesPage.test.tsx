import {
  MockAgentsApi,
  createAlertSilence,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openDialog, reasonOf } from '../../__testUtils__/dialogs';
import { findViolations } from '../../__testUtils__/findViolations';
import { renderAlerts } from '../../__testUtils__/renderAlerts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const AT = '/agents/alerts/silences';

describe('the silences', () => {
  it('tells apart what is in force, to come and over', async () => {
    renderAlerts(
      MockAgentsApi.create(
        [],
        {},
        {},
        {
          silences: [
            createAlertSilence(),
            createAlertSilence({ id: 'b', text: 'Later.', active: false }),
            createAlertSilence({
              id: 'c',
              text: 'Over.',
              active: false,
              endsAt: fixtureTime(60),
            }),
          ],
        },
      ),
      AT,
    );
    const inForce = await screen.findByRole('region', { name: 'In force' });
    expect(inForce).toHaveTextContent('Every alert about Event bus.');
    expect(inForce).toHaveTextContent('keeps 1 alert quiet now');
    expect(screen.getByRole('region', { name: 'To come' })).toHaveTextContent(
      'Later.',
    );
    const over = screen.getByRole('region', { name: 'Ended' });
    expect(over).toHaveTextContent('Over.');
    expect(within(over).queryByRole('button')).not.toBeInTheDocument();
    expect(await findViolations()).toEqual([]);
  });

  it('ends one with a reason, and says whom that wakes', async () => {
    const api = MockAgentsApi.create(
      [],
      {},
      {},
      { silences: [createAlertSilence()] },
    );
    renderAlerts(api, AT);
    const dialog = await openDialog(/^End the silence of/);
    expect(dialog).toHaveTextContent('People are told again of 1 alert');
    await userEvent.type(reasonOf(dialog), 'Moved');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'End it' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Ended' }),
    ).toHaveTextContent(/Ended early by .*guest.*: Moved/);
    expect(screen.getByRole('region', { name: 'In force' })).toHaveTextContent(
      'No silence is in force.',
    );
  });

  it('says how to silence something', async () => {
    renderAlerts(MockAgentsApi.create(), AT);
    expect(await screen.findByText('Nothing is silenced')).toBeVisible();
  });
});
