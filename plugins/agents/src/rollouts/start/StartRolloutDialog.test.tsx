import {
  MockAgentsApi,
  createAgentFixture,
  createFleetRow,
  createRolloutOffer,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openDialog } from '../../__testUtils__/dialogs';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

describe('starting a rollout', () => {
  it('shows the preflight before, and leads to the rollout after', async () => {
    const agent = createAgentFixture({
      row: createFleetRow({ title: 'Example Agent' }),
    });
    const api = MockAgentsApi.create(
      [agent],
      {},
      { offers: { [agent.row.ref]: [createRolloutOffer()] } },
    );
    renderRollouts(api);
    const dialog = await openDialog('Start a rollout');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Agent/ }),
      'Example',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Example Agent' }),
    );
    await userEvent.click(
      await within(dialog).findByRole('radio', {
        name: /1\.5\.0 into Production/,
      }),
    );
    expect(
      await within(dialog).findByText('Too little traffic to tell in time'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent('5,000 requests a day');
    expect(
      within(dialog).getByRole('region', { name: 'Gates' }),
    ).toHaveTextContent('Release board: 2 approvals by release-board');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll out 1.5.0' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/agents/rollouts/created-1',
      ),
    );
    expect(
      api.calls.filter(({ method }) => method === 'createRollout')[0].args[0],
    ).toEqual({
      agent: agent.row.ref,
      environment: 'resource:default/production',
      version: '1.5.0',
    });
  });
});
