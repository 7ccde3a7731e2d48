import type { SmokeTestResult } from '@agent-portal/plugin-agents-common';
import type { ObservedRollout } from './ReleaseObserver';

/** Tests candidates before they get traffic. */
export interface SmokeTestSource {
  /** One answer per rollout, in their order; none where no test is wanted now. */
  observe(
    rollouts: ObservedRollout[],
    options: { signal?: AbortSignal },
  ): Promise<Array<SmokeTestResult | undefined>>;
}
