import type { Rollout, RolloutState } from '@agent-portal/plugin-agents-common';

/** A release that came to one of these is not rolled out anew there: only retried, with every gate again. */
export const QUARANTINED: readonly RolloutState[] = ['rolled-back', 'failed'];

/** Says why a rollout cannot be made, in a sentence. */
export function describeObstacle(
  rollout: Pick<Rollout, 'agent' | 'environment' | 'candidate'>,
  obstacle: { id?: string; state: RolloutState },
): string {
  const { agent, environment, candidate } = rollout;
  const which = obstacle.id ? ` (rollout ${obstacle.id})` : '';
  if (!QUARANTINED.includes(obstacle.state)) {
    return `Release ${candidate} of ${agent} is already being rolled out in ${environment}${which}; operate that rollout, or abort it first`;
  }
  const what = obstacle.state === 'failed' ? 'failed' : 'was rolled back';
  return `Release ${candidate} of ${agent} is quarantined in ${environment}: it ${what} there${which}; retry that rollout, or roll out another version`;
}
