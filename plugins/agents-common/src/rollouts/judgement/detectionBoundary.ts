import { LEAST_FOR_A_BOUND } from './bound';
import type { Detection } from './detectionTime';
import { normalQuantile } from './normalDistribution';
import { RATE_RATIOS } from './sequentialTest';

/** Of the number of errors, which is whole. */
const PRECISION = 0.001;
const MOST_ROUNDS = 50;

/** From which numbers of errors on the rules find a candidate to be worse. */
export interface DetectionBoundary {
  /**
   * With how many errors of the stable release the sequential test just still fails the candidate
   * for so many of its own; below 0 when it does not with any.
   */
  mostStableErrors(errors: number): number;
  /**
   * When, in hours, the limit fails the candidate that had so many errors by the hour `at` and has
   * no more; Infinity when it does not.
   */
  leastHours(errors: number, at: number): number;
}

/** Solves the rules of the judgement for what changes while a rollout is watched. */
export function detectionBoundary(detection: Detection): DetectionBoundary {
  const { share, significance, limit } = detection;
  const perHour = detection.requestsPerHour * share;
  const boundFrom = LEAST_FOR_A_BOUND / perHour;
  const stable: number[] = [-1];
  const requests: number[] = [0];
  const mixture = createMixture(share, Math.log(1 / significance));
  return {
    mostStableErrors(errors) {
      while (stable.length <= errors) {
        const all = mixture(stable.length);
        // Errors are whole; half of one is what a normal distribution is corrected by.
        stable.push(Math.floor(all - stable.length) + 0.5);
      }
      return stable[errors];
    },
    leastHours(errors, at) {
      if (!limit) return Infinity;
      while (requests.length <= errors) {
        requests.push(mostRequests(requests.length, limit));
      }
      const hours = Math.max(at, boundFrom);
      const total = Math.max(errors, perHour * hours);
      return total < requests[errors] ? hours : Infinity;
    },
  };
}

/**
 * The number of errors of both releases at which the e-value of the sequential test is the
 * threshold, given how many of them are the candidate's.
 */
function createMixture(
  share: number,
  logThreshold: number,
): (errors: number) => number {
  const gains = RATE_RATIOS.map(Math.log);
  const costs = RATE_RATIOS.map(ratio => Math.log1p(share * (ratio - 1)));
  // With one error more about as many more are needed as with the one before.
  let all = 0;
  let more = 0;
  return errors => {
    const before = all;
    all += more;
    // The logarithm of the mean is convex and falls, so Newton's method cannot miss the root.
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let greatest = -Infinity;
      for (let index = 0; index < gains.length; index++) {
        greatest = Math.max(
          greatest,
          errors * gains[index] - all * costs[index],
        );
      }
      let sum = 0;
      let slope = 0;
      for (let index = 0; index < gains.length; index++) {
        const part = Math.exp(
          errors * gains[index] - all * costs[index] - greatest,
        );
        sum += part;
        slope += part * costs[index];
      }
      const excess = greatest + Math.log(sum / gains.length) - logThreshold;
      const step = (excess * sum) / slope;
      all += step;
      if (Math.abs(step) < PRECISION) break;
    }
    more = all - before;
    return all;
  };
}

/**
 * Of how many requests at most so many errors are beyond the limit, by the bound of Wilson (1927):
 * where `errors - allowed n = z sqrt(allowed (1 - allowed) n)`.
 */
function mostRequests(
  errors: number,
  limit: { allowed: number; confidence: number },
): number {
  const { allowed, confidence } = limit;
  if (allowed <= 0) return Infinity;
  const spread =
    normalQuantile(confidence) * Math.sqrt(allowed * (1 - allowed));
  const root =
    (Math.sqrt(spread * spread + 4 * allowed * errors) - spread) /
    (2 * allowed);
  return root * root;
}
