import {
  MockAgentsApi,
  createAgentFixture,
  createRollout,
  createRolloutOffer,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEntity } from '../__testUtils__/renderEntity';
import { AgentRolloutsContent } from './AgentRolloutsContent';

jest.setTimeout(60_000);

const AGENT = 'component:default/example-agent';

describe('the Rollouts tab of an agent', () => {
  it('shows what moves, what has ended, and starts what is ready', async () => {
    await renderEntity(<AgentRolloutsContent />, {
      api: MockAgentsApi.create(
        [createAgentFixture()],
        {},
        {
          rollouts: [
            createRollout(),
            createRollout({
              id: 'old',
              candidate: '1.4.0',
              state: 'succeeded',
              reason: 'It answers all requests.',
            }),
            createRollout({ id: 'foreign', agent: 'component:default/other' }),
          ],
          offers: {
            [AGENT]: [
              createRolloutOffer({
                environment: 'resource:default/staging',
                environmentTitle: 'Staging',
              }),
            ],
          },
        },
      ),
    });
    expect(
      await screen.findAllByRole('article', { name: /^Example Agent / }),
    ).toHaveLength(1);
    expect(
      screen.getByRole('table', { name: 'Rollouts that have ended' }),
    ).toHaveTextContent('It answers all requests.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Start a rollout' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('radio', {
        name: /1\.5\.0 into Staging/,
      }),
    ).toBeEnabled();
    expect(
      within(dialog).queryByRole('textbox', { name: /Agent/ }),
    ).not.toBeInTheDocument();
  });

  it('offers no start where nothing is ready', async () => {
    await renderEntity(<AgentRolloutsContent />, {
      api: MockAgentsApi.create([createAgentFixture()]),
    });
    expect(
      await screen.findByText(/no traffic driver of its instances/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Start a rollout' }),
    ).not.toBeInTheDocument();
  });
});
