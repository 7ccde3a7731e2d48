import type { RolloutObservations } from '@agent-portal/plugin-agents-common';
import type { ExternalHolds } from './askHoldProviders';
import { isAtLeast } from './judgeRolloutGates';

/**
 * What holds a rollout from outside, a provider that does not know among it.
 *
 * @param options.isGated - Whether a gate of the plan is about alerts already.
 */
export function listExternalHolds(
  { holds, unknown }: ExternalHolds,
  options: { now: number; isGated: boolean },
): NonNullable<RolloutObservations['holds']> {
  return [
    ...holds
      .filter(
        ({ code, severity }) =>
          code !== 'alert' || (!options.isGated && isAtLeast(severity, 'P1')),
      )
      .map(({ code, text, since }) => ({ code, text, since })),
    ...unknown.map(({ provider, reason }) => ({
      code: 'gate' as const,
      text: `${provider} does not say whether anything is in the way: ${reason}`,
      since: options.now,
    })),
  ];
}
