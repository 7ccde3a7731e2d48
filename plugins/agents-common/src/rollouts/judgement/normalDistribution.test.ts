import { normalCdf, normalQuantile } from './normalDistribution';

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746],
    [-1.96, 0.024997895],
    [-4, 3.167124e-5],
  ])('has the distribution function of the tables at %p', (x, p) => {
    expect(normalCdf(x) / p).toBeCloseTo(1, 5);
  });

  it.each([
    [0.5, 0],
    [0.975, 1.959963985],
    [0.999, 3.090232306],
    [0.9999, 3.719016485],
    [0.01, -2.326347874],
  ])('has the quantile of the tables at %p', (p, x) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 6);
  });
});
