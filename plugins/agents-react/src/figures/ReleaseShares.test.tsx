import { screen } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import { ReleaseShares } from './ReleaseShares';

describe('ReleaseShares', () => {
  it('lists releases by share with the requests they answered', async () => {
    await renderWithAgents(
      <ReleaseShares
        releases={[
          { version: '1.5.0', requests: 210, share: 0.05 },
          { version: '1.4.0', requests: 4003, share: 0.95 },
        ]}
      />,
    );
    expect(
      screen.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(['1.4.095 % · n = 4,003', '1.5.05 % · n = 210']);
  });

  it('says that there were no requests', async () => {
    await renderWithAgents(
      <ReleaseShares
        releases={[{ version: '1.4.0', requests: 0, share: 0 }]}
      />,
    );
    expect(screen.getByText('No requests were counted.')).toBeVisible();
  });
});
