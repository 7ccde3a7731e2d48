import fc from 'fast-check';
import { meanInterval, trialsToShowBelow, wilsonInterval } from './intervals';

describe('wilsonInterval', () => {
  it('agrees with published values', () => {
    // Newcombe (1998), table I, method 3, for 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [successes, trials, low, high] of published) {
      const interval = wilsonInterval(successes, trials);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  it('has none without trials or with more successes than trials', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
    expect(wilsonInterval(3, 2)).toBeUndefined();
    expect(wilsonInterval(-1, 2)).toBeUndefined();
    expect(wilsonInterval(NaN, 2)).toBeUndefined();
    expect(wilsonInterval(1, Infinity)).toBeUndefined();
  });

  it('lies inside [0, 1] and holds the share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, share) => {
          const successes = Math.min(trials, trials * share);
          const interval = wilsonInterval(successes, trials)!;
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
          expect(interval.low).toBeLessThanOrEqual(
            successes / trials + Number.EPSILON,
          );
          expect(interval.high).toBeGreaterThanOrEqual(
            successes / trials - Number.EPSILON,
          );
        },
      ),
    );
  });
});

describe('meanInterval', () => {
  it('spans 1.96 standard errors to either side', () => {
    const interval = meanInterval({ mean: 10, variance: 4, samples: 100 });
    expect(interval?.low).toBeCloseTo(9.608, 3);
    expect(interval?.high).toBeCloseTo(10.392, 3);
  });

  it('has none with a single observation', () => {
    expect(meanInterval({ mean: 10, variance: 4, samples: 1 })).toBeUndefined();
  });
});

describe('trialsToShowBelow', () => {
  it('follows the rule of three', () => {
    expect(trialsToShowBelow(0.001)).toBe(3_000);
  });
});
