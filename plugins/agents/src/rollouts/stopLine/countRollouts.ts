import { formatCount } from '@agent-portal/plugin-agents-react';

/** A number of rollouts: `1 rollout`, `12 rollouts`. */
export function countRollouts(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'rollout' : 'rollouts'}`;
}
