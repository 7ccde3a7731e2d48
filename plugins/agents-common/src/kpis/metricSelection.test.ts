import { matchesLabels, scrapedMetricNames } from './metricSelection';

describe('matchesLabels', () => {
  const labels = new Map([
    ['outcome', 'failed'],
    ['version', '1.4.0'],
  ]);

  it.each([
    [undefined, true],
    [{}, true],
    [{ outcome: 'failed' }, true],
    [{ outcome: 'completed' }, false],
    [{ outcome: { not: 'completed' } }, true],
    [{ outcome: { not: 'failed' } }, false],
    [{ error_type: '' }, true],
    [{ error_type: { not: '' } }, false],
    [{ outcome: 'failed', version: '2.0.0' }, false],
  ])('answers %j with %p', (conditions, expected) => {
    expect(matchesLabels(labels, conditions)).toBe(expected);
  });
});

describe('scrapedMetricNames', () => {
  it('adds the suffixes that the measure reads', () => {
    expect(
      scrapedMetricNames({ type: 'scrape', measure: 'mean', metric: 'a' }),
    ).toEqual(['a_sum', 'a_count']);
    expect(
      scrapedMetricNames({
        type: 'scrape',
        measure: 'quantile',
        metric: 'a',
        quantile: 0.95,
      }),
    ).toEqual(['a_bucket']);
    expect(
      scrapedMetricNames({
        type: 'scrape',
        measure: 'ratio',
        numerator: { metric: 'a' },
        denominator: { metric: 'b' },
      }),
    ).toEqual(['a', 'b']);
    expect(scrapedMetricNames({ type: 'push' })).toEqual([]);
  });
});
