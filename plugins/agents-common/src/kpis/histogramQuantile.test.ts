import fc from 'fast-check';
import { histogramQuantile, type HistogramBucket } from './histogramQuantile';

const bucket = (
  lowerBound: number,
  upperBound: number,
  count: number,
): HistogramBucket => ({ lowerBound, upperBound, count });

describe('histogramQuantile', () => {
  it('interpolates within the bucket', () => {
    const buckets = [bucket(0, 1, 50), bucket(1, 2, 50)];
    expect(histogramQuantile(buckets, 0.5)).toEqual({
      value: 1,
      atLeast: false,
      bucket: { low: 0, high: 1 },
    });
    expect(histogramQuantile(buckets, 0.95)?.value).toBeCloseTo(1.9);
  });

  it('needs no empty buckets to be right', () => {
    expect(histogramQuantile([bucket(5, 10, 10)], 0.5)?.value).toBe(7.5);
  });

  it('says when the quantile lies beyond the last bound', () => {
    const buckets = [bucket(0, 1, 90), bucket(10, Infinity, 10)];
    expect(histogramQuantile(buckets, 0.95)).toEqual({
      value: 10,
      atLeast: true,
      bucket: { low: 10 },
    });
  });

  it('has no answer without observations or bounds', () => {
    expect(histogramQuantile([], 0.5)).toBeUndefined();
    expect(histogramQuantile([bucket(0, 1, 0)], 0.5)).toBeUndefined();
    expect(
      histogramQuantile([bucket(-Infinity, Infinity, 4)], 0.5),
    ).toBeUndefined();
  });

  it('holds the true quantile between the bounds of its bucket', () => {
    const bounds = [0, 0.5, 1, 5, 20];
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 20, noNaN: true }), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (observations, quantile) => {
          const buckets = bounds
            .slice(1)
            .map((upper, index) =>
              bucket(
                bounds[index],
                upper,
                observations.filter(
                  value => value > bounds[index] && value <= upper,
                ).length,
              ),
            );
          const sorted = [...observations].sort((a, b) => a - b);
          const rank = Math.max(1, Math.ceil(quantile * sorted.length));
          const estimate = histogramQuantile(buckets, quantile);
          const { low = NaN, high = NaN } = estimate?.bucket ?? {};
          expect(sorted[rank - 1]).toBeGreaterThan(low);
          expect(sorted[rank - 1]).toBeLessThanOrEqual(high);
          expect(estimate?.value).toBeGreaterThanOrEqual(low);
          expect(estimate?.value).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it('grows with the quantile', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 50 }), {
      minLength: 4,
      maxLength: 4,
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(counts, share, share, (filled, a, b) => {
        const bounds = [0, 0.5, 1, 5, Infinity];
        const buckets = filled.map((count, index) =>
          bucket(bounds[index], bounds[index + 1], count),
        );
        const at = (quantile: number) =>
          histogramQuantile(buckets, quantile)?.value ?? 0;
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(
          at(Math.max(a, b)) + 1e-12,
        );
      }),
    );
  });
});
