import {
  createKpiResult,
  FIXTURE_NOW,
  fixtureTime,
} from '@agent-portal/plugin-agents-react/testUtils';
import { describeChart, formatTick, toChartPoints } from './chartData';

describe('toChartPoints', () => {
  it('interrupts the line where measurements are missing', () => {
    const points = [20, 19, 18, 2, 1].map(minutes => ({
      at: fixtureTime(minutes * 60),
      value: minutes,
      samples: 10,
    }));
    expect(toChartPoints(points).map(point => point.value)).toEqual([
      20,
      19,
      18,
      undefined,
      2,
      1,
    ]);
  });

  it('has none for none', () => {
    expect(toChartPoints([])).toEqual([]);
  });
});

describe('describeChart', () => {
  it('leaves out a target that is not there', () => {
    expect(describeChart(createKpiResult({ target: undefined }), '24h')).toBe(
      'Response time over the last 24 hours: 3 points, lowest 1.6 s, highest 1.9 s, last 1.8 s',
    );
  });
});

describe('formatTick', () => {
  it('shows the hour, and the date over days', () => {
    expect(formatTick(FIXTURE_NOW, '1h')).toBe('12:00');
    expect(formatTick(FIXTURE_NOW, '7d')).toBe('01-15');
  });
});
