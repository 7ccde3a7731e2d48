import {
  MockAgentsApi,
  createPlanWave,
  createRolloutPlanStatus,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openDialog, reasonOf } from '../../__testUtils__/dialogs';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

describe('a plan', () => {
  it('is a timeline of waves with their agents, each in its state', async () => {
    renderRollouts(
      MockAgentsApi.create([], {}, { plans: [createRolloutPlanStatus()] }),
    );
    const waves = await screen.findByRole('list', {
      name: 'Waves of Example plan',
    });
    const [first, second] = within(waves).getAllByRole('heading');
    expect([first, second].map(({ textContent }) => textContent)).toEqual([
      'First wave',
      'Second wave',
    ]);
    expect(
      within(waves).getByRole('list', { name: 'Agents of First wave' }),
    ).toHaveTextContent('Example AgentBaking 50 %');
    expect(
      within(waves).getByRole('list', { name: 'Agents of Second wave' }),
    ).toHaveTextContent('Other AgentWaiting');
    expect(waves).toHaveTextContent('after First wave');
  });

  it('folds the complete waves of a long plan away', async () => {
    const waves = ['One', 'Two', 'Three', 'Four'].map((title, index) =>
      createPlanWave({
        id: title,
        title,
        status: index < 2 ? 'complete' : 'active',
      }),
    );
    renderRollouts(
      MockAgentsApi.create(
        [],
        {},
        { plans: [createRolloutPlanStatus({ waves })] },
      ),
    );
    const titlesOf = (list: HTMLElement) =>
      within(list)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent);
    expect(
      titlesOf(
        await screen.findByRole('list', { name: 'Waves of Example plan' }),
      ),
    ).toEqual(['Three', 'Four']);
    const complete = screen.getByRole('list', {
      name: 'Complete waves of Example plan',
    });
    expect(titlesOf(complete)).toEqual(['One', 'Two']);
    expect(complete).not.toBeVisible();
    await userEvent.click(screen.getByText('2 waves are complete'));
    expect(complete).toBeVisible();
  });

  it('is stopped with a reason, after saying what that leaves untouched', async () => {
    const api = MockAgentsApi.create(
      [],
      {},
      { plans: [createRolloutPlanStatus()] },
    );
    renderRollouts(api);
    const dialog = await openDialog('Stop the plan Example plan');
    expect(dialog).toHaveTextContent(
      'Starts no further rollout; 1 agent goes on waiting. What is under way is not touched (1 rollout)',
    );
    await userEvent.type(reasonOf(dialog), 'Holidays');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Stop the plan' }),
    );
    expect(
      await screen.findByRole('button', {
        name: 'Start the plan Example plan',
      }),
    ).toBeEnabled();
    expect(
      api.calls.filter(({ method }) => method === 'operateRolloutPlan')[0].args,
    ).toEqual(['rolloutplan:default/example', 'stop', { reason: 'Holidays' }]);
  });

  it('shows a wave without agents and an active freeze as what they are', async () => {
    renderRollouts(
      MockAgentsApi.create(
        [],
        {},
        {
          plans: [
            createRolloutPlanStatus({
              waves: [createPlanWave({ agents: [], status: 'halted' })],
              freezeWindows: [
                {
                  title: 'Year end',
                  from: fixtureTime(3_600),
                  to: fixtureTime(-3_600),
                  active: true,
                },
              ],
            }),
          ],
        },
      ),
    );
    const plan = await screen.findByRole('region', {
      name: 'Plan Example plan',
    });
    expect(plan).toHaveTextContent('Halted');
    expect(plan).toHaveTextContent('No agent that you may see.');
    expect(plan).toHaveTextContent(
      'Frozen now: Year end, 2026-01-15 11:00:00 UTC to 2026-01-15 13:00:00 UTC',
    );
  });
});
