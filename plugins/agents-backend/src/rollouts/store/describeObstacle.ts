import type { Rollout } from '@agent-portal/plugin-agents-common';

/** Says why a rollout cannot be made, in a sentence. */
export function describeObstacle(
  rollout: Pick<Rollout, 'agent' | 'environment' | 'candidate'>,
  obstacle: { id?: string; state: Rollout['state'] },
): string {
  const { agent, environment, candidate } = rollout;
  const which = obstacle.id ? ` (rollout ${obstacle.id})` : '';
  return obstacle.state === 'rolled-back'
    ? `Release ${candidate} of ${agent} is quarantined in ${environment}: it was rolled back there${which}; retry that rollout, or roll out another version`
    : `Release ${candidate} of ${agent} is already being rolled out in ${environment}${which}; operate that rollout, or abort it first`;
}
