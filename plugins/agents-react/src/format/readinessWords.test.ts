import { describeCoverage, formatScore } from './readinessWords';

describe('describeCoverage', () => {
  it.each([
    [9, 11, '82 %, 9 of 11 known'],
    [11, 11, '100 %, 11 of 11 known'],
    [399, 400, '99.8 %, 399 of 400 known'],
    [0, 3, '0 %, 0 of 3 known'],
    [0, 0, 'no check applies'],
  ])('writes %d of %d as %s', (known, applicable, text) => {
    expect(describeCoverage({ known, applicable })).toBe(text);
  });
});

describe('formatScore', () => {
  it.each([
    [undefined, '—'],
    [2 / 3, '67 %'],
    [1, '100 %'],
    [0.999, '99.9 %'],
    [0.001, '0.1 %'],
  ])('writes %s as %s', (score, text) => {
    expect(formatScore(score)).toBe(text);
  });
});
