import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { StoredRollout } from '../model';
import { instanceKey } from './instanceKey';

/**
 * Finds the rollout that supersedes another one: the newest under way of the same agent in the same
 * environment.
 *
 * @param active - Rollouts under way.
 * @returns Gives the id of the newer rollout, if there is one.
 */
export function findNewest(
  active: StoredRollout[],
): (rollout: Rollout) => string | undefined {
  const newest = new Map<string, Rollout>();
  for (const { rollout } of active) {
    const key = keyOf(rollout);
    const other = newest.get(key);
    if (!other || isNewer(rollout, other)) newest.set(key, rollout);
  }
  return rollout => {
    const other = newest.get(keyOf(rollout));
    return other && isNewer(other, rollout) ? other.id : undefined;
  };
}

function keyOf({ agent, environment }: Rollout): string {
  return instanceKey({ agentRef: agent, environmentRef: environment });
}

function isNewer(a: Rollout, b: Rollout): boolean {
  return (
    a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id)
  );
}
