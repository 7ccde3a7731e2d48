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

describe('matchesLabels with labels that were renamed', () => {
  it('finds a label by its former name, and the other way round', () => {
    const older = new Map([['gen_ai_system', 'openai']]);
    const newer = new Map([['gen_ai_provider_name', 'openai']]);
    expect(matchesLabels(older, { gen_ai_provider_name: 'openai' })).toBe(true);
    expect(matchesLabels(newer, { gen_ai_system: 'openai' })).toBe(true);
    expect(matchesLabels(newer, { gen_ai_system: '' })).toBe(false);
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
