import { createFleetRow } from '@agent-portal/plugin-agents-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderFleet } from '../__testUtils__/renderFleet';

const FLEET = [
  createFleetRow({ name: 'alpha', title: 'Alpha', health: 'fail' }),
  createFleetRow({ name: 'beta', title: 'Beta', phase: 'staging' }),
];

describe('FleetPage on a narrow screen', () => {
  const { matchMedia } = window;

  beforeAll(() => {
    window.matchMedia = query => ({
      matches: query.includes('max-width:959.95px'),
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

  it('lists cards instead of a table', async () => {
    renderFleet(FLEET);
    const list = await screen.findByRole('list', { name: 'Agents' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('keeps the filters in a drawer that says how many agents are left', async () => {
    renderFleet(FLEET);
    await screen.findByText('Alpha');
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const drawer = await screen.findByRole('dialog', { name: 'Filters' });
    await userEvent.click(
      within(drawer).getByRole('button', { name: /^Phase/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Staging' }),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await within(drawer).findByRole('button', { name: 'Show 1 agent' }),
    );
    await waitFor(() =>
      expect(screen.queryByText('Alpha')).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('button', { name: 'Filters, 1 in use' }),
    ).toBeInTheDocument();
  });

  it('orders by what a list offers, as there are no headings', async () => {
    renderFleet(FLEET);
    await screen.findByText('Alpha');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Order by' }),
      'Name',
    );
    expect(screen.getByTestId('address')).toHaveTextContent('orderBy=name');
    await userEvent.click(
      screen.getByRole('button', { name: /^Ascending; turn/ }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent('order=desc');
  });
});
