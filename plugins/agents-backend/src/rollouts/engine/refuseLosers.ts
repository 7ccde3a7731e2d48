import type { RolloutOperation } from '@agent-portal/plugin-agents-common';
import { ConflictError } from '@backstage/errors';
import type { RolloutStore, StoredRollout } from '../model';

/**
 * Refuses who saw a rollout as it no longer is.
 *
 * @param revision - The one that the caller saw, when it says.
 * @throws ConflictError
 */
export function refuseOldRevision(
  { rollout, revision: present, turn }: StoredRollout,
  revision: number | undefined,
): void {
  if (revision === undefined) return;
  if (revision < turn || revision > present) {
    throw new ConflictError(
      `Rollout ${rollout.id} is at revision ${present}, changed since ${revision}: it is ${rollout.state} now; look at it again`,
    );
  }
}

/**
 * Refuses who lost against somebody else. Losing against the engine alone is no reason, unless the
 * step that was to be ended is over.
 *
 * @param options.base - What the caller's change was made from.
 * @throws ConflictError
 */
export async function refuseIfLost(options: {
  store: RolloutStore;
  base: StoredRollout;
  present: StoredRollout;
  operation: RolloutOperation;
  /** Whether it is not tried again in any case. */
  isLast: boolean;
}): Promise<void> {
  const { store, base, present, operation, isLast } = options;
  const { id, agent, environment, state } = present.rollout;
  if (present.revision === base.revision) {
    throw new ConflictError(
      `Rollout ${id} cannot ${operation.type}: another rollout of ${agent} is under way in ${environment}; abort that one first`,
    );
  }
  const isAnother = present.turn > base.revision;
  const isLost =
    isLast ||
    (isAnother &&
      (operation.type === 'promote' ||
        (await store.wasOperated(id, base.revision))));
  if (isLost) {
    throw new ConflictError(
      `Somebody was faster: rollout ${id} is ${state} now; look at it again`,
    );
  }
}
