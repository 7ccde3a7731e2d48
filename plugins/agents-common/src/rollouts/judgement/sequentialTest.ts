/** What two releases did side by side, under one share of the traffic. @public */
export interface EventCounts {
  /** Requests of the candidate. */
  candidateRequests: number;
  /** Requests of the stable release. */
  stableRequests: number;
  /** Events of the candidate, such as errors. */
  candidateEvents: number;
  /** Events of the stable release. */
  stableEvents: number;
}

/**
 * The rate ratios that the test looks for, each with the same weight. Between neighbours the growth
 * of evidence falls little short of what the true ratio would give; a finer grid costs more to begin
 * with than it gains. A ratio below the least is not worth a rollback.
 */
export const RATE_RATIOS = [1.5, 2, 3, 4.5, 8, 16, 32] as const;

/** More would overflow. */
const GREATEST_LOG = 700;

/**
 * The e-value against the hypothesis that the candidate has no more events per request than the
 * stable release, by the sequential multinomial test of Lindon and Malek, "Anytime-valid inference
 * for multinomial count data" (arXiv 2011.03567), for two releases and against one side.
 *
 * Given that an event happens it falls on the candidate with the candidate's share of the requests,
 * `p = n_c / (n_c + n_s)`, whatever the rate of events is at that time and however it changes. If
 * the candidate has `r` times as many per request, it does with `r p / (1 + p (r - 1))`. So
 *
 * `e(r) = product over segments of r^x_c / (1 + p (r - 1))^(x_c + x_s)`
 *
 * has a mean of at most 1 as long as the candidate is not worse, and so has the mean of it over the
 * ratios `r` of a grid that is fixed beforehand. By Ville's inequality the chance that it ever
 * exceeds `1 / a`, at whatever moments it is looked at, is at most `a`.
 *
 * Segments are compared each for itself: a change of the weight cannot pass for a difference. For
 * given requests and events the number of the candidate's is hypergeometric, and the mean of a
 * convex function of it is at most that of the binomial the formula takes (Hoeffding, 1963), so
 * that it also holds where events are not rare.
 *
 * @returns At least 0, at most about 1e304.
 * @public
 */
export function sequentialEValue(segments: readonly EventCounts[]): number {
  const usable = segments.filter(isUsable);
  if (usable.length === 0) {
    return 1;
  }
  return Math.exp(
    Math.min(
      GREATEST_LOG,
      logMean(RATE_RATIOS.map(ratio => logEvidence(usable, ratio))),
    ),
  );
}

/** Without requests on both sides there is nothing to compare, and without events nothing to tell. */
function isUsable(counts: EventCounts): boolean {
  return (
    counts.candidateRequests > 0 &&
    counts.stableRequests > 0 &&
    counts.candidateEvents + counts.stableEvents > 0
  );
}

function logEvidence(segments: EventCounts[], ratio: number): number {
  const terms = segments.map(counts => {
    const { candidateRequests, stableRequests } = counts;
    const share = candidateRequests / (candidateRequests + stableRequests);
    return (
      counts.candidateEvents * Math.log(ratio) -
      (counts.candidateEvents + counts.stableEvents) *
        Math.log1p(share * (ratio - 1))
    );
  });
  return orderedSum(terms);
}

/** Sums are rounded differently in another order; the order of segments must not matter. */
function orderedSum(terms: number[]): number {
  return [...terms].sort((a, b) => a - b).reduce((sum, term) => sum + term, 0);
}

function logMean(logs: number[]): number {
  const greatest = Math.max(...logs);
  const sum = logs.reduce((total, log) => total + Math.exp(log - greatest), 0);
  return greatest + Math.log(sum / logs.length);
}
