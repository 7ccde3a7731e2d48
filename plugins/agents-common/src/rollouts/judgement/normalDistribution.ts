const ABOVE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2,
  1.38357751867269e2, -3.066479806614716e1, 2.506628277459239,
];
const BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2,
  6.680131188771972e1, -1.328068155288572e1,
];
const TAIL_ABOVE = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838,
  -2.549732539343734, 4.374664141464968, 2.938163982698783,
];
const TAIL_BELOW = [
  7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996,
  3.754408661907416,
];

/**
 * The chance that a standard normal variable is at most `x`, by the complementary error function in
 * Chebyshev form (Press et al., "Numerical Recipes", 3rd edition, 6.2.2; relative error 1.2e-7).
 */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 2 / (2 + z);
  const tail =
    t *
    Math.exp(
      -z * z -
        1.26551223 +
        t *
          (1.00002368 +
            t *
              (0.37409196 +
                t *
                  (0.09678418 +
                    t *
                      (-0.18628806 +
                        t *
                          (0.27886807 +
                            t *
                              (-1.13520398 +
                                t *
                                  (1.48851587 +
                                    t * (-0.82215223 + t * 0.17087277)))))))),
    );
  return x < 0 ? tail / 2 : 1 - tail / 2;
}

/**
 * The value that a standard normal variable is below with the chance `p`, by the rational
 * approximation of Acklam (relative error 1.2e-9).
 *
 * @param p - Above 0 and below 1.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) {
    return -normalQuantile(1 - p);
  }
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(TAIL_ABOVE, q) / (polynomial(TAIL_BELOW, q) * q + 1);
  }
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(ABOVE, r) * q) / (polynomial(BELOW, r) * r + 1);
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: number[], x: number): number {
  return coefficients.reduce((value, one) => value * x + one, 0);
}
