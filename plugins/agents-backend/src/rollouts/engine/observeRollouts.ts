import type { RolloutObservations } from '@agent-portal/plugin-agents-common';
import type { RolloutObserver, RolloutStore, StoredRollout } from '../model';

/**
 * What is seen of rollouts, with how their commands went.
 *
 * @throws Error when the observer does not answer for all of them.
 */
export async function observeRollouts(
  stored: StoredRollout[],
  options: {
    store: RolloutStore;
    observer: RolloutObserver;
    signal?: AbortSignal;
  },
): Promise<RolloutObservations[]> {
  const { store, observer, signal } = options;
  // Before looking at the traffic: what was carried out can then be seen.
  const commands = await store.listCommands(
    stored.flatMap(({ rollout }) => (rollout.command ? [rollout.id] : [])),
  );
  const seen = await observer.observe(stored, { signal });
  if (seen.length !== stored.length) {
    throw new Error(
      `The observer of rollouts answered for ${seen.length} of ${stored.length}`,
    );
  }
  return stored.map(({ rollout }, index) => {
    const command = commands.get(rollout.id);
    if (!command || command.status === 'pending') return seen[index];
    const { id, status, at, reason = '' } = command;
    return {
      ...seen[index],
      command:
        status === 'failed' ? { id, status, at, reason } : { id, status, at },
    };
  });
}
