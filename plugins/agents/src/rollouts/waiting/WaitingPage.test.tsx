import {
  MockAgentsApi,
  createAllowedOperation,
  createRollout,
  createRolloutGate,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openDialog } from '../../__testUtils__/dialogs';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

describe('what waits for me', () => {
  const waiting = createRollout({
    state: 'pending',
    gates: [createRolloutGate()],
    operations: [
      createAllowedOperation({
        operation: 'approve',
        gate: 'release-board',
        effect: 'is the second of 2 approvals: the rollout starts',
      }),
    ],
  });

  it('is the rollouts that I may approve, and is approved there', async () => {
    const api = MockAgentsApi.create(
      [],
      {},
      { rollouts: [waiting, createRollout({ id: 'other' })] },
    );
    renderRollouts(api, '/agents/rollouts/waiting');
    expect(await screen.findAllByRole('article')).toHaveLength(1);
    expect(
      screen.getByRole('link', { name: 'Waiting for me (1)' }),
    ).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('list', { name: 'Gates' })).toHaveTextContent(
      /Release board.*Waits at a gate.*1 of 2 approvals/,
    );
    const dialog = await openDialog(/^Approve: Release board/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Approve: Release board' }),
    );
    expect(await screen.findByText('Nothing waits for you')).toBeVisible();
    expect(
      api.calls.filter(({ method }) => method === 'operateRollout')[0].args,
    ).toEqual(['rollout-1', 'approve', { revision: 7, gate: 'release-board' }]);
  });
});
