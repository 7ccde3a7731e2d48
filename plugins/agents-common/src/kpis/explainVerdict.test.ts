import { evaluateKpi, type KpiCriteria } from './evaluateKpi';
import { describeDoubt } from './explainVerdict';
import { wilsonInterval } from './intervals';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const responseTime: KpiCriteria = {
  unit: 'seconds',
  direction: 'lower',
  target: 2,
  window: '5m',
  minimumSamples: 200,
  source: { type: 'scrape' },
};

const uptime: KpiCriteria = {
  ...responseTime,
  unit: 'ratio',
  direction: 'higher',
  target: 0.999,
};

describe('the reason of a verdict', () => {
  it.each([
    ['holds the target', 2, { low: 1, high: 2.5 }, 'between 1 s and 2.5 s'],
    ['has no end', 2, { low: 1 }, '1 s or more'],
  ])('says so when the bucket of a quantile %s', (_, target, bucket, reach) => {
    const verdict = evaluateKpi(
      { ...responseTime, target },
      { value: 1.7, samples: 500, newestAt: NOW, bucket },
      NOW,
    );
    expect(verdict).toMatchObject({ status: 'met', bucket });
    expect(verdict.reason).toContain(
      'though the histogram does not show < 2 s: the true value',
    );
    expect(verdict.reason).toContain(reach);
  });

  it('trusts a bucket that ends at the target', () => {
    const verdict = evaluateKpi(
      { ...responseTime, target: 2 },
      {
        value: 1.7,
        samples: 500,
        newestAt: NOW,
        bucket: { low: 1, high: 2 },
      },
      NOW,
    );
    expect(verdict.reason).toBe('1.7 s meets the target < 2 s.');
  });
});

describe('describeDoubt', () => {
  const doubtAbout = (good: number, samples: number) =>
    describeDoubt(uptime, {
      value: good / samples,
      samples,
      interval: wilsonInterval(good, samples),
    });

  it('says what flawless samples do not show, whichever way is good', () => {
    expect(doubtAbout(200, 200)).toBe(
      'zero misses in 200 samples does not show > 99.9 %: the true value may be as low as 98.1 % (95 %); it takes about 3,000 without a miss',
    );
  });

  it('says so of samples with a miss as well', () => {
    expect(doubtAbout(1_999, 2_000)).toMatch(
      /^2,000 samples do not show > 99.9 %: the true value may be as low as 99.7\d* % \(95 %\)$/,
    );
  });

  it('has none once the samples show it, or without a target', () => {
    expect(doubtAbout(80_000, 80_000)).toBeUndefined();
    expect(
      describeDoubt({ ...uptime, target: undefined }, { value: 1, samples: 1 }),
    ).toBeUndefined();
  });
});
