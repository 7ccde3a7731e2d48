import {
  MockAgentsApi,
  MockResponseError,
  createBakeStatus,
  createRollout,
  createRolloutSteps,
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

const TITLE = 'Example Agent 1.5.0 in Production';

describe('operating a rollout', () => {
  it('says the effect in numbers, needs a reason, and sends the revision that was seen', async () => {
    const api = MockAgentsApi.create([], {}, { rollouts: [createRollout()] });
    renderRollouts(api);
    const dialog = await openDialog(`Abort, ${TITLE}`);
    expect(dialog).toHaveTextContent(
      'Moves 50 % of the traffic in Production back to 1.4.0.',
    );
    const confirm = within(dialog).getByRole('button', { name: 'Abort' });
    expect(confirm).toBeDisabled();
    await userEvent.type(reasonOf(dialog), 'Too many complaints');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      api.calls.filter(({ method }) => method === 'operateRollout')[0].args,
    ).toEqual([
      'rollout-1',
      'abort',
      { revision: 7, reason: 'Too many complaints' },
    ]);
  });

  it('says that somebody was faster, keeps the reason, and goes on once one has looked', async () => {
    const rollout = createRollout();
    const rollouts = [rollout];
    const api = MockAgentsApi.create([], {}, { rollouts });
    renderRollouts(api);
    const dialog = await openDialog(`Abort, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'Too many complaints');
    rollouts[0] = { ...rollout, revision: 8, state: 'paused' };
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Abort' }),
    );
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('Somebody was faster');
    await waitFor(() => expect(alert).toHaveTextContent('Now: Paused 50 %'));
    expect(reasonOf(dialog)).toHaveValue('Too many complaints');
    expect(
      within(dialog).getByRole('button', { name: 'Abort' }),
    ).toBeDisabled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'I have looked: go on' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Abort' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      api.calls.filter(({ method }) => method === 'operateRollout')[1].args[2],
    ).toMatchObject({
      revision: 8,
    });
  });

  it('lets a bake count on behind the dialog, but not the weight', async () => {
    const rollout = createRollout();
    const rollouts = [rollout];
    const api = MockAgentsApi.create([], {}, { rollouts });
    const signals = renderRollouts(api);
    const dialog = await openDialog(`Abort, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'Too many complaints');
    const confirm = within(dialog).getByRole('button', { name: 'Abort' });
    const change = async (to: Partial<typeof rollout>, shows: string) => {
      rollouts[0] = { ...rollout, ...to };
      act(() => signals.send());
      await screen.findAllByText(shows);
    };
    await change(
      { revision: 8, bake: createBakeStatus({ text: '32 h of 48 h valid' }) },
      '32 h of 48 h valid',
    );
    expect(confirm).toBeEnabled();
    await change({ revision: 9, weight: 60 }, '60 %');
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      /^The rollout has changed since you opened this\. Look again\. ?Now: Baking 60 %/,
    );
    expect(confirm).toBeDisabled();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'I have looked: go on' }),
    );
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(
        api.calls.find(({ method }) => method === 'operateRollout')?.args[2],
      ).toEqual({ revision: 9, reason: 'Too many complaints' }),
    );
  });

  it('sends the revision that was seen, though a bake has counted on since', async () => {
    const rollout = createRollout();
    const rollouts = [rollout];
    const api = MockAgentsApi.create(
      [],
      {},
      { rollouts, turns: { 'rollout-1': 7 } },
    );
    const signals = renderRollouts(api);
    const dialog = await openDialog(`Abort, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'Too many complaints');
    rollouts[0] = {
      ...rollout,
      revision: 8,
      bake: createBakeStatus({ text: '32 h of 48 h valid' }),
    };
    act(() => signals.send());
    await screen.findAllByText('32 h of 48 h valid');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Abort' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      api.calls.find(({ method }) => method === 'operateRollout')?.args[2],
    ).toEqual({ revision: 7, reason: 'Too many complaints' });
  });

  it('has the next step looked at first, at the same weight too', async () => {
    const rollout = createRollout();
    const rollouts = [rollout];
    const api = MockAgentsApi.create([], {}, { rollouts });
    const signals = renderRollouts(api);
    const dialog = await openDialog(`Abort, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'Too many complaints');
    const at = rollout.steps.findIndex(({ status }) => status === 'current');
    rollouts[0] = {
      ...rollout,
      revision: 8,
      steps: createRolloutSteps().map((step, index) => ({
        ...step,
        ...(index === at && { status: 'done' as const }),
        ...(index === at + 1 && { status: 'current' as const }),
      })),
    };
    act(() => signals.send());
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The rollout has changed since you opened this.',
    );
    expect(
      within(dialog).getByRole('button', { name: 'Abort' }),
    ).toBeDisabled();
  });

  it('keeps the reason when the portal refuses', async () => {
    const api = MockAgentsApi.create([], {}, { rollouts: [createRollout()] });
    api.fail(
      'operateRollout',
      new MockResponseError(403, 'You need agents.rollout.operate'),
    );
    renderRollouts(api);
    const dialog = await openDialog(`Abort, ${TITLE}`);
    await userEvent.type(reasonOf(dialog), 'Because');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Abort' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Nothing was changed: You need agents.rollout.operate',
    );
    expect(reasonOf(dialog)).toHaveValue('Because');
  });
});
