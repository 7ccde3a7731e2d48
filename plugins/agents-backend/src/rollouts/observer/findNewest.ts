import type { Rollout } from '@agent-portal/plugin-agents-common';
import type { StoredRollout } from '../model';
import { instanceKey } from './instanceKey';

/**
 * Finds the rollout that supersedes another one: the newest of the same agent in the same
 * environment that began, or would begin if only the other one were not under way.
 *
 * @param active - Rollouts that have not ended.
 * @returns Gives the id of the newer rollout, if there is one.
 */
export function findNewest(
  active: StoredRollout[],
): (rollout: Rollout) => string | undefined {
  const byInstance = new Map<string, Rollout[]>();
  for (const { rollout } of active) {
    const key = keyOf(rollout);
    byInstance.set(key, [...(byInstance.get(key) ?? []), rollout]);
  }
  return rollout =>
    (byInstance.get(keyOf(rollout)) ?? [])
      .filter(other => isNewer(other, rollout) && mayBegin(other, rollout))
      .reduce<Rollout | undefined>(
        (newest, other) => (newest && isNewer(newest, other) ? newest : other),
        undefined,
      )?.id;
}

/** Whether nothing is in the way of a rollout but another one, as its last look had it. */
function mayBegin({ state, holds }: Rollout, other: Rollout): boolean {
  return (
    state !== 'pending' ||
    (holds.length > 0 &&
      holds.every(
        ({ code, text }) => code === 'plan' && text.includes(other.id),
      ))
  );
}

function keyOf({ agent, environment }: Rollout): string {
  return instanceKey({ agentRef: agent, environmentRef: environment });
}

function isNewer(a: Rollout, b: Rollout): boolean {
  return (
    a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id)
  );
}
