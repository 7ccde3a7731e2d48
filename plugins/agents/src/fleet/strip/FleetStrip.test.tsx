import { createFleetRow } from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderFleet } from '../../__testUtils__/renderFleet';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

const LINK = { name: 'What is rolled out, and what it waits for' };

describe('the strip of counts', () => {
  it('counts the agents with open alerts first, and filters by them', async () => {
    renderFleet([
      createFleetRow({
        title: 'Alpha',
        alerts: { open: 2, unacknowledged: 1, worst: 'P1' },
      }),
      createFleetRow({
        name: 'beta',
        title: 'Beta',
        alerts: { open: 0, unacknowledged: 0 },
      }),
    ]);
    await screen.findByText('Beta');
    const [first] = within(
      screen.getByRole('group', { name: 'Counts that are also filters' }),
    ).getAllByRole('button');
    expect(first).toHaveTextContent('1 Open alerts');
    const row = screen.getByText('Alpha').closest('tr')!;
    expect(
      within(row).getByTitle('2 open, 1 not acknowledged'),
    ).toHaveTextContent('P1and 1 more');
    await userEvent.click(first);
    await waitFor(() =>
      expect(screen.queryByText('Beta')).not.toBeInTheDocument(),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/agents?alert=P0&alert=P1&alert=P2&alert=P3',
    );
  });

  it.each(['canary', 'rolling-out', 'paused'] as const)(
    'leads to the rollouts while an agent is in %s',
    async phase => {
      renderFleet([createFleetRow({ phase })]);
      expect(await screen.findByRole('link', LINK)).toHaveAttribute(
        'href',
        '/agents/rollouts',
      );
    },
  );

  it('does not lead there while nothing moves', async () => {
    renderFleet([createFleetRow({ title: 'Alpha' })]);
    await screen.findByText('Alpha');
    expect(screen.queryByRole('link', LINK)).not.toBeInTheDocument();
  });
});
