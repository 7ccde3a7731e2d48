import {
  MockAgentsApi,
  MockResponseError,
  createRollout,
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
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

describe('stopping the line', () => {
  it('says how many rollouts it holds, asks for a reason, and shows who stopped it', async () => {
    const api = MockAgentsApi.create(
      [],
      {},
      {
        rollouts: [
          createRollout(),
          createRollout({ id: 'two' }),
          createRollout({ id: 'three', state: 'succeeded' }),
        ],
      },
    );
    renderRollouts(api);
    const dialog = await openDialog('Stop the line');
    expect(dialog).toHaveTextContent('Holds 2 rollouts under way');
    await userEvent.type(reasonOf(dialog), 'The network is failing');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Stop every rollout' }),
    );
    const line = screen.getByRole('region', { name: 'Stop line' });
    await waitFor(() => expect(line).toHaveTextContent('2 rollouts held'));
    expect(line).toHaveTextContent('The network is failing');
    expect(
      within(line).getByRole('button', { name: 'Let the line go on' }),
    ).toBeEnabled();
    expect(
      api.calls.filter(({ method }) => method === 'setStopLine')[0].args,
    ).toEqual([{ stopped: true, reason: 'The network is failing' }]);
  });

  it('says that what it shows is old when the portal no longer answers', async () => {
    const api = MockAgentsApi.create([], {}, { rollouts: [createRollout()] });
    const signals = renderRollouts(api);
    const dialog = await openDialog('Stop the line');
    await userEvent.type(reasonOf(dialog), 'The network is failing');
    api.fail('getStopLine', new MockResponseError(503, 'Away'));
    act(() => signals.send());
    await screen.findByText(/These figures are from/);
    expect(reasonOf(dialog)).toHaveValue('The network is failing');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    expect(screen.getByRole('region', { name: 'Stop line' })).toHaveTextContent(
      '1 rollout under way',
    );
    api.recover('getStopLine');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(
        screen.queryByText(/These figures are from/),
      ).not.toBeInTheDocument(),
    );
  });

  it('says what failed when it was never told', async () => {
    const api = MockAgentsApi.create();
    api.fail('getStopLine', new MockResponseError(403, 'No'));
    renderRollouts(api);
    expect(
      await screen.findByText('Could not load whether the line is stopped.'),
    ).toBeVisible();
  });

  it('tells those who may not why they may not', async () => {
    renderRollouts(
      MockAgentsApi.create(
        [],
        {},
        { stopLine: { stopped: false, allowed: false } },
      ),
    );
    const button = await screen.findByRole('button', { name: 'Stop the line' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/You may not stop the line/);
  });
});
