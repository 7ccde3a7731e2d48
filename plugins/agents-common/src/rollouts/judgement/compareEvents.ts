import type { Comparison } from '../../api/types';
import type { EvidenceSegment, JudgementPolicy } from '../model';
import { LEAST_FOR_A_BOUND } from './bound';
import { countOf, shortNumber, shortPercent } from './describeNumbers';
import type { Evidence } from './evidence';
import { sequentialEValue } from './sequentialTest';

const EVENTS = [
  { metric: 'errors', field: 'errors', noun: 'error' },
  { metric: 'failed-tasks', field: 'failedTasks', noun: 'failed task' },
  { metric: 'complaints', field: 'complaints', noun: 'complaint' },
] as const;

interface Counted {
  events: number;
  /** Requests. */
  total: number;
}

/** One event may happen to any release. */
const LEAST_AGAINST = 2;

/**
 * Compares errors, failed tasks and complaints of the candidate with those of the stable release.
 *
 * As long as the candidate had fewer than 30 requests, two events or more at a greater rate than
 * the stable release's do not pass: they prove nothing yet, and more requests will tell.
 */
export function compareEvents(
  evidence: Evidence & { status: 'ok' },
  policy: JudgementPolicy,
): Comparison[] {
  const { segments, samples, required } = evidence;
  const threshold = 1 / policy.significance;
  const comparable = segments.some(
    ({ candidate, stable }) => candidate.requests > 0 && stable.requests > 0,
  );
  const unlessWorse =
    comparable && samples >= required ? 'pass' : 'insufficient';
  return EVENTS.map(({ metric, field, noun }) => {
    const candidate = total(segments, 'candidate', field);
    const stable = total(segments, 'stable', field);
    const value = sequentialEValue(
      segments.map(segment => ({
        candidateRequests: segment.candidate.requests,
        stableRequests: segment.stable.requests,
        candidateEvents: segment.candidate[field],
        stableEvents: segment.stable[field],
      })),
    );
    const isWorse = value > threshold;
    const otherwise = isDoubtful(candidate, stable)
      ? 'insufficient'
      : unlessWorse;
    const against = comparable
      ? `against ${rate(stable)} of the stable release: e-value ${shortNumber(
          value,
        )}, limit ${shortNumber(threshold)}`
      : 'and no request of the stable release to compare with';
    return {
      metric,
      method: 'sequential',
      outcome: isWorse ? 'fail' : otherwise,
      candidate,
      stable,
      value,
      threshold,
      text: `${countOf(candidate.events, noun)} in ${countOf(
        candidate.total,
        'request',
      )} ${against}`,
    };
  });
}

/** Whether what little is known points against the candidate. */
function isDoubtful(candidate: Counted, stable: Counted): boolean {
  return (
    candidate.total < LEAST_FOR_A_BOUND &&
    candidate.events >= LEAST_AGAINST &&
    candidate.events * stable.total > stable.events * candidate.total
  );
}

function rate({ events, total: requests }: Counted) {
  return requests > 0 ? shortPercent(events / requests) : 'none';
}

function total(
  segments: EvidenceSegment[],
  release: 'candidate' | 'stable',
  field: (typeof EVENTS)[number]['field'],
): Counted {
  const sum = { events: 0, total: 0 };
  for (const segment of segments) {
    sum.events += segment[release][field];
    sum.total += segment[release].requests;
  }
  return sum;
}
