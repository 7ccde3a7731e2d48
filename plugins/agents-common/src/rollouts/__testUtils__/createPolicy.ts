import { DEFAULT_JUDGEMENT } from '../judgement';
import type { RolloutPolicy } from '../model';

const HOUR = 3_600_000;

/** A short blue-green strategy, or what a test makes of it. */
export function createPolicy(
  given: Partial<RolloutPolicy> = {},
): RolloutPolicy {
  return {
    strategy: 'blue-green',
    type: 'blue-green',
    steps: [
      { type: 'weight', weight: 10 },
      { type: 'bake', durationMs: HOUR, minimumSamples: 500 },
      { type: 'weight', weight: 50 },
      { type: 'bake', durationMs: 2 * HOUR, minimumSamples: 500 },
      { type: 'weight', weight: 100 },
      { type: 'demote', environment: 'resource:default/staging' },
    ],
    rollback: [{ type: 'signal', signal: 'security-incident' }],
    gates: [],
    freezeWindows: [],
    judgement: DEFAULT_JUDGEMENT,
    ...given,
  };
}
