import {
  MockAgentsApi,
  createComparison,
  createRollout,
  createRolloutVerdict,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, within } from '@testing-library/react';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

const TITLE = 'Example Agent 1.5.0 in Production';

describe('a rollout under way', () => {
  it('shows weight, steps, how far it baked, and the candidate against stable', async () => {
    renderRollouts(
      MockAgentsApi.create(
        [],
        {},
        { rollouts: [createRollout({ observedWeight: 48 })] },
      ),
    );
    const card = await screen.findByRole('article', { name: TITLE });
    expect(card).toHaveTextContent('50 %');
    expect(card).toHaveTextContent('but 48 % observed 8 s ago');
    expect(card).toHaveTextContent('31 h of 48 h valid, 412 of 900 samples');
    expect(card).toHaveTextContent(
      'Errors 2 of 412 (0.5 %) against 3 of 430 (0.7 %) · e-value 0.4',
    );
    const steps = within(card).getByRole('list', { name: 'Steps' });
    const current = within(steps)
      .getAllByRole('listitem')
      .filter(item => item.getAttribute('aria-current') === 'step');
    expect(current).toHaveLength(1);
    expect(current[0]).toHaveTextContent('48 h');
    expect(within(steps).getByTitle('under way')).toBeInTheDocument();
    expect(
      within(card).getByRole('link', { name: 'Example Agent 1.5.0' }),
    ).toHaveAttribute('href', '/agents/rollouts/rollout-1');
  });

  it('does not call too few samples good, and says what holds it since when', async () => {
    renderRollouts(
      MockAgentsApi.create(
        [],
        {},
        {
          rollouts: [
            createRollout({
              verdict: createRolloutVerdict({
                outcome: 'insufficient',
                comparisons: [createComparison({ outcome: 'insufficient' })],
              }),
              holds: [
                {
                  code: 'drift',
                  text: 'The driver shows 20 %, 50 % is meant.',
                  since: fixtureTime(120),
                },
              ],
            }),
          ],
        },
      ),
    );
    const card = await screen.findByRole('article', { name: TITLE });
    expect(card).toHaveTextContent('Too few samples');
    expect(card).not.toHaveTextContent('As good as stable');
    expect(
      within(card).getByRole('list', { name: 'Why it does not go on' }),
    ).toHaveTextContent(
      /Drift since 2 min ago.*The driver shows 20 %, 50 % is meant\./,
    );
  });

  it('disables what may not be pressed and says why', async () => {
    renderRollouts(
      MockAgentsApi.create([], {}, { rollouts: [createRollout()] }),
    );
    const promote = await screen.findByRole('button', {
      name: `Promote, ${TITLE}`,
    });
    expect(promote).toBeDisabled();
    expect(promote).toHaveAccessibleDescription(
      'Promote: Release board waits for 1 more approval.',
    );
    expect(
      screen.getByRole('button', { name: `Abort, ${TITLE}` }),
    ).toBeEnabled();
  });
});
