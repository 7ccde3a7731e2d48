import { createDraws } from './createDraws';
import { detectionBoundary } from './detectionBoundary';

/** What is to be told apart, and by what. */
export interface Detection {
  /** Share of the traffic that goes to the candidate, above 0 and below 1. */
  share: number;
  /** Requests of both releases together. */
  requestsPerHour: number;
  /** Error rate of the stable release, 0–1. */
  baseRate: number;
  /** Error rate of the candidate, 0–1. */
  candidateRate: number;
  significance: number;
  /** The limit of the error rate that the policy rolls back for, where it has one. */
  limit?: { allowed: number; confidence: number };
  /** What is told later than this counts as never told. */
  longestHours: number;
}

/** After so many errors of the candidate without a verdict the rates are too close to be told. */
const MOST_ERRORS_OF_A_RUN = 2_000;
/** The mean of so many is right within a few percent. */
const MOST_RUNS = 200;

/**
 * The expected time, in hours, until a candidate is found to be worse by the sequential test, or by
 * the limit of the error rate where there is one.
 *
 * A formula for a fixed sample size answers another question. The rules are applied to errors that
 * are drawn, and the times to the verdict are averaged. Only an error of the candidate can bring a
 * verdict, so each step goes from one to the next; how many the stable release had meanwhile is
 * drawn at once, from a normal distribution. The draws are always the same, so the answer is a pure
 * function of what is asked.
 *
 * @returns undefined when the mean is beyond `longestHours`.
 */
export function detectionTime(detection: Detection): number | undefined {
  const { longestHours, share, requestsPerHour } = detection;
  const { gaps, deviations } = createDraws();
  const perHour = requestsPerHour * share;
  const candidateErrors = perHour * detection.candidateRate;
  const stableErrors = requestsPerHour * (1 - share) * detection.baseRate;
  const boundary = detectionBoundary(detection);
  // Far enough out that runs without an end push the mean beyond the longest time.
  const never = 10 * longestHours;
  let draw = 0;
  let hours = 0;
  let runs = 0;
  while (runs < MOST_RUNS && draw < gaps.length) {
    hours += run();
    runs += 1;
  }
  const mean = hours / runs;
  return mean <= longestHours ? mean : undefined;

  function run(): number {
    let at = 0;
    let stable = 0;
    let end = never;
    for (let errors = 1; errors <= MOST_ERRORS_OF_A_RUN; errors++) {
      const next = draw % gaps.length;
      draw += 1;
      const gap = gaps[next] / candidateErrors;
      at += gap;
      if (at >= end) return end;
      const expected = stableErrors * gap;
      stable += expected + Math.sqrt(expected) * deviations[next];
      if (stable <= boundary.mostStableErrors(errors)) return at;
      const told = boundary.leastHours(errors, at);
      if (told <= at) return at;
      end = Math.min(end, told);
    }
    return Math.min(end, never);
  }
}
