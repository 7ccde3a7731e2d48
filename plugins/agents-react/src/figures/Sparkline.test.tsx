import { screen } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import { fixtureTime } from '../testing';
import { splitAtGaps, toSeries } from './series';
import { Sparkline } from './Sparkline';

const minutes = (...ago: number[]) =>
  ago.map((minute, index) => ({ at: fixtureTime(minute * 60), value: index }));

describe('Sparkline', () => {
  const format = (value: number) => `${value} s`;

  it('tells its course and target in words', async () => {
    await renderWithAgents(
      <Sparkline
        label="Response time"
        points={minutes(3, 2, 1)}
        target={2}
        format={format}
      />,
    );
    expect(
      screen.getByRole('img', {
        name: 'Response time: from 0 s to 2 s, lowest 0 s, highest 2 s, target 2 s',
      }),
    ).toBeVisible();
  });

  it('says that nothing was measured', async () => {
    await renderWithAgents(
      <Sparkline label="Response time" points={[]} format={format} />,
    );
    expect(
      screen.getByText('Response time: no measurements in this span'),
    ).toBeVisible();
  });

  it('draws one line per stretch without a gap, and the target', async () => {
    const { container } = await renderWithAgents(
      <Sparkline
        label="Response time"
        points={minutes(20, 19, 18, 3, 2, 1)}
        target={2}
        format={format}
      />,
    );
    expect(container.querySelectorAll('polyline')).toHaveLength(2);
    expect(container.querySelectorAll('line')).toHaveLength(1);
  });

  it('draws a level line for equal values', async () => {
    const points = minutes(2, 1).map(point => ({ ...point, value: 7 }));
    const { container } = await renderWithAgents(
      <Sparkline label="Count" points={points} format={format} />,
    );
    expect(container.innerHTML).not.toContain('NaN');
  });
});

describe('series', () => {
  it('are in order of time and free of what is no number', () => {
    const series = toSeries([
      { at: fixtureTime(1), value: 2 },
      { at: fixtureTime(2), value: 1 },
      { at: 'never', value: 3 },
      { at: fixtureTime(0), value: NaN },
    ]);
    expect(series.map(point => point.value)).toEqual([1, 2]);
  });

  it('stay whole while points come evenly', () => {
    expect(splitAtGaps(toSeries(minutes(4, 3, 2, 1)))).toHaveLength(1);
    expect(splitAtGaps([])).toEqual([]);
  });
});
