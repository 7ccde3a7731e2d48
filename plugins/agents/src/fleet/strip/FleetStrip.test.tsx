import { createFleetRow } from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen } from '@testing-library/react';
import { renderFleet } from '../../__testUtils__/renderFleet';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

const LINK = { name: 'What is rolled out, and what it waits for' };

describe('the strip of counts', () => {
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
