import { createRandom } from './createRandom';
import { isBeyond, LEAST_FOR_A_BOUND } from './bound';
import { sequentialEValue } from './sequentialTest';

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

/** So many events are gone through for one answer, which is then right within a few percent. */
const MOST_EVENTS = 120_000;
/** After so many errors without a verdict the rates are too close to be told. */
const MOST_EVENTS_OF_A_RUN = 20_000;
const MOST_RUNS = 2_000;
/** After so many runs without an end it is plain that there will be none. */
const FIRST_RUNS = 40;
const SEED = 1;

/**
 * The expected time, in hours, until a candidate is found to be worse by the sequential test, or by
 * the limit of the error rate where there is one.
 *
 * A formula for a fixed sample size answers another question. The rules are applied to errors that
 * are drawn, in the order in which they would happen, and the times to the verdict are averaged.
 * The draws are always the same, so the answer is a pure function of what is asked.
 *
 * @returns undefined when the mean is beyond `longestHours`.
 */
export function detectionTime(detection: Detection): number | undefined {
  const { longestHours } = detection;
  const run = createRun(detection);
  let events = 0;
  let hours = 0;
  let runs = 0;
  while (runs < MOST_RUNS && events < MOST_EVENTS) {
    const end = run();
    runs += 1;
    events += end.events;
    hours += end.hours;
    if (runs >= FIRST_RUNS && hours / runs > 2 * longestHours) {
      return undefined;
    }
  }
  const mean = hours / runs;
  return mean <= longestHours ? mean : undefined;
}

/** Prepares runs, each of which ends with the verdict or far beyond the longest time. */
function createRun(detection: Detection) {
  const { share, requestsPerHour, baseRate, candidateRate } = detection;
  const candidateRequests = requestsPerHour * share;
  const candidateErrors = candidateRequests * candidateRate;
  const stableErrors = requestsPerHour * (1 - share) * baseRate;
  const errors = candidateErrors + stableErrors;
  const ofCandidate = candidateErrors / errors;
  // Far enough out that runs without an end push the mean beyond the longest time.
  const never = 10 * detection.longestHours;
  const boundFrom = LEAST_FOR_A_BOUND / candidateRequests;
  const random = createRandom(SEED);
  const leastToFail = createBoundary(share, 1 / detection.significance);

  return (): { hours: number; events: number } => {
    let hours = 0;
    let worse = 0;
    let end = never;
    for (let events = 1; events <= MOST_EVENTS_OF_A_RUN; events++) {
      hours -= Math.log(1 - random()) / errors;
      if (hours >= end) {
        return { hours: end, events };
      }
      if (random() < ofCandidate) {
        worse += 1;
        if (worse >= leastToFail(events)) {
          return { hours, events };
        }
        if (isOverLimit(worse, Math.max(hours, boundFrom))) {
          end = Math.min(end, Math.max(hours, boundFrom));
        }
      }
      if (end === hours) {
        return { hours, events };
      }
    }
    return { hours: never, events: MOST_EVENTS_OF_A_RUN };
  };

  function isOverLimit(events: number, hours: number): boolean {
    const { limit } = detection;
    const total = Math.max(events, candidateRequests * hours);
    return (
      limit !== undefined &&
      events / total > limit.allowed &&
      isBeyond({ events, total, allowed: limit.allowed }, limit.confidence)
    );
  }
}

/** How many of so many errors have to be the candidate's for the sequential test to fail. */
function createBoundary(
  share: number,
  threshold: number,
): (events: number) => number {
  const least = [1];
  return events => {
    while (least.length <= events) {
      const all = least.length;
      let candidateEvents = least[all - 1];
      // One event more asks for the same number again, or for one more.
      while (
        candidateEvents <= all &&
        sequentialEValue([
          {
            candidateRequests: share,
            stableRequests: 1 - share,
            candidateEvents,
            stableEvents: all - candidateEvents,
          },
        ]) <= threshold
      ) {
        candidateEvents += 1;
      }
      least.push(candidateEvents);
    }
    return least[events];
  };
}
