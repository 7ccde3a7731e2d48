import type { JudgementPolicy } from '../model';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How rollouts judge where neither plan nor configuration says otherwise.
 *
 * Of healthy 5 % canaries that bake for 48 h beside a stable release with 0.5 % errors these values
 * fail at most 0.4 % at 500, 5,000 and 50,000 requests a day, and of those with 10 % errors they
 * find 84, 100 and 100 %, at 5,000 a day after 4 h on average (`statistics.test.ts`).
 *
 * @public
 */
export const DEFAULT_JUDGEMENT: JudgementPolicy = {
  // Four comparisons are made: errors, failed tasks, complaints, latency. Together they may find a
  // candidate that is as good to be worse in 1 % of all rollouts.
  significance: 0.0025,
  // A bound holds for one look, and is looked at hundreds of times. At 99 % it fails one
  // healthy canary in forty, at 99.99 % fewer than one in 250; 10 % errors are then found half an
  // hour later, of 5 % of 5,000 requests a day.
  confidence: 0.9999,
  // With fewer, one candidate in ten that has 2 % errors would show none at all.
  minimumSamples: 100,
  // Measurements come every 15 s; of some sources every minute. Five missed ones are no accident.
  freshnessMs: 5 * MINUTE,
  // Longer than a cluster takes to shift traffic, shorter than a person takes to look.
  commandTimeoutMs: 2 * MINUTE,
  // A full day: load that comes once a day has then been seen by the new release alone.
  retentionMs: 24 * HOUR,
  reactions: {
    fail: 'roll-back',
    // Little traffic is no fault of the candidate; it needs more time.
    insufficient: 'extend',
    // Not to see anything says nothing about the candidate, and must not pass it either.
    'no-data': 'hold',
    'source-error': 'hold',
  },
};
