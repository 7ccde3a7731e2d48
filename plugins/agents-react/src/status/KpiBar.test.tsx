import { screen } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import { KpiBar } from './KpiBar';

describe('KpiBar', () => {
  const counts = { met: 5, atRisk: 1, notMet: 2, unknown: 1 };

  it('is one sentence to a screen reader', async () => {
    await renderWithAgents(<KpiBar counts={counts} />);
    expect(
      screen.getByRole('img', {
        name: '2 off target, 1 unknown, 1 at risk, 5 on target',
      }),
    ).toBeVisible();
  });

  it('shows the numbers with icons, or the bar alone', async () => {
    const { container } = await renderWithAgents(<KpiBar counts={counts} />);
    expect(container.querySelectorAll('svg')).toHaveLength(4);
    const bare = await renderWithAgents(<KpiBar counts={counts} barOnly />);
    expect(bare.container.querySelectorAll('svg')).toHaveLength(0);
  });

  it('says that there are no KPIs', async () => {
    await renderWithAgents(
      <KpiBar counts={{ met: 0, atRisk: 0, notMet: 0, unknown: 0 }} />,
    );
    expect(screen.getByRole('img', { name: 'no KPIs' })).toBeVisible();
  });
});
