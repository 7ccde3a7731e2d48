import type { JudgementPolicy } from '../model';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How rollouts judge where neither plan nor configuration says otherwise.
 *
 * @public
 */
export const DEFAULT_JUDGEMENT: JudgementPolicy = {
  significance: 0.0025,
  confidence: 0.9999,
  minimumSamples: 100,
  freshnessMs: 5 * MINUTE,
  commandTimeoutMs: 2 * MINUTE,
  retentionMs: 24 * HOUR,
  reactions: {
    fail: 'roll-back',
    insufficient: 'extend',
    'no-data': 'hold',
    'source-error': 'hold',
  },
};
