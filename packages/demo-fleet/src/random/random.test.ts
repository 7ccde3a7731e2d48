import { createRandom } from './createRandom';
import {
  drawClampedNormal,
  drawExponential,
  drawLogNormal,
  drawWeightedIndex,
} from './distributions';

function many(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('createRandom', () => {
  it('repeats its sequence for the same seed and not for another', () => {
    const sequence = (seed: string) => many(5, createRandom(seed));
    expect(sequence('a')).toEqual(sequence('a'));
    expect(sequence('a')).not.toEqual(sequence('b'));
  });

  it('is uniform over [0, 1)', () => {
    const values = many(20_000, createRandom(1));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share =
        values.filter(value => Math.floor(value * 10) === tenth).length /
        20_000;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });
});

describe('distributions', () => {
  it('draws log-normal values around their median', () => {
    const random = createRandom(2);
    const values = many(20_000, () =>
      drawLogNormal(random, { median: 0.8, spread: 0.4 }),
    ).sort((a, b) => a - b);
    expect(values[10_000]).toBeCloseTo(0.8, 1);
    expect(mean(values)).toBeCloseTo(0.8 * Math.exp(0.08), 1);
  });

  it('draws exponential values with their mean', () => {
    const random = createRandom(3);
    const values = many(20_000, () => drawExponential(random, 500));
    expect(mean(values)).toBeGreaterThan(480);
    expect(mean(values)).toBeLessThan(520);
  });

  it('keeps clamped values within their edges', () => {
    const random = createRandom(4);
    const values = many(2000, () =>
      drawClampedNormal(random, {
        mean: 0.9,
        spread: 0.5,
        minimum: 0,
        maximum: 1,
      }),
    );
    expect(Math.max(...values)).toBe(1);
    expect(Math.min(...values)).toBe(0);
  });

  it('draws indexes by their weight and never one of weight 0', () => {
    const random = createRandom(5);
    const values = many(10_000, () => drawWeightedIndex(random, [3, 0, 1]));
    expect(values.filter(value => value === 1)).toHaveLength(0);
    expect(values.filter(value => value === 0).length).toBeGreaterThan(7300);
    expect(values.filter(value => value === 0).length).toBeLessThan(7700);
  });
});
