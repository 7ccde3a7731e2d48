import {
  MockAgentsApi,
  MockResponseError,
  createRollout,
  createRolloutPlanStatus,
  createRolloutVerdict,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Example Agent 1.5.0 in Production';

describe('the list', () => {
  it('asks for what the address says', async () => {
    const api = MockAgentsApi.create([], {}, { rollouts: [createRollout()] });
    renderRollouts(
      api,
      '/agents/rollouts?state=baking&state=nonsense&owner=group:default/a&plan=rolloutplan:default/example',
    );
    await screen.findByText('No rollout under way matches the filters.');
    expect(
      api.calls
        .filter(({ method }) => method === 'listRollouts')
        .map(({ args }) => args[0]),
    ).toEqual(
      expect.arrayContaining([
        {
          state: ['baking'],
          owner: ['group:default/a'],
          plan: 'rolloutplan:default/example',
          active: true,
          limit: 50,
        },
      ]),
    );
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(
      await screen.findByRole('article', { name: TITLE }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      /^\/agents\/rollouts$/,
    );
  });

  it('says first what moves and whether it goes well, then what is planned', async () => {
    renderRollouts(
      MockAgentsApi.create(
        [],
        {},
        {
          plans: [createRolloutPlanStatus()],
          rollouts: [
            createRollout(),
            createRollout({
              id: 'worse',
              verdict: createRolloutVerdict({ outcome: 'fail' }),
              holds: [
                { code: 'health', text: 'It fails.', since: fixtureTime(9) },
              ],
            }),
            createRollout({ id: 'new', verdict: undefined }),
          ],
        },
      ),
    );
    const summary = await screen.findByRole('list', { name: 'How they do' });
    expect(
      within(summary)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '1 held',
      '1 Worse than allowed',
      '1 As good as stable',
      '1 not judged yet',
    ]);
    const plan = await screen.findByRole('region', {
      name: 'Plan Example plan',
    });
    expect(summary.compareDocumentPosition(plan)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('pages through what has ended, in the address', async () => {
    const rollouts = Array.from({ length: 25 }, (_, index) =>
      createRollout({
        id: `ended-${index}`,
        candidate: `1.0.${index}`,
        state: 'rolled-back',
        weight: 0,
        reason: `31 errors in 420 requests, number ${index}.`,
        createdAt: fixtureTime(index * 60),
        endedAt: fixtureTime(index * 60),
      }),
    );
    renderRollouts(MockAgentsApi.create([], {}, { rollouts }));
    expect(await screen.findByText('20 of 25, the newest first')).toBeVisible();
    expect(
      screen.getByText('31 errors in 420 requests, number 0.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Older' }));
    expect(await screen.findByText('5 of 25, not the newest')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('?cursor=20');
    await userEvent.click(screen.getByRole('button', { name: 'Newest' }));
    expect(await screen.findByText('20 of 25, the newest first')).toBeVisible();
  });

  it('says how to start the first rollout', async () => {
    renderRollouts(MockAgentsApi.create());
    expect(await screen.findByText('No rollouts yet')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Start a rollout' }),
    ).toBeEnabled();
  });

  it('says what failed and that rollouts go on', async () => {
    const api = MockAgentsApi.create([], {}, { rollouts: [createRollout()] });
    api.fail('listRollouts', new MockResponseError(403));
    renderRollouts(api);
    expect(
      await screen.findByText('Could not load the rollouts under way.'),
    ).toBeVisible();
    expect(screen.getByText('Rollouts go on by themselves.')).toBeVisible();
  });
});
