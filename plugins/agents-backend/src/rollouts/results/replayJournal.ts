import {
  replayInputs,
  type RolloutPolicy,
  type RolloutReplay,
} from '@agent-portal/plugin-agents-common';
import { NotFoundError } from '@backstage/errors';
import { chainEntries, EMPTY_LEDGER } from '../ledger';
import type { RolloutStore } from '../model';
import { hashPolicy } from '../service/hashPolicy';

/** Differences that are told; the first is what matters. */
const MOST_DIFFERENCES = 100;
const MOST_ENTRIES = 1_000_000;

/**
 * Decides a rollout once more from what was recorded, and compares what comes out with its ledger,
 * entry by entry.
 *
 * @param options.policy - Another policy with its version; absent: the recorded one.
 * @throws NotFoundError when what it was decided from is no longer kept.
 */
export async function replayJournal(
  rolloutId: string,
  options: {
    store: Pick<RolloutStore, 'get' | 'listInputs' | 'listLedger'>;
    policy?: { policy: RolloutPolicy; policyVersion: string };
  },
): Promise<RolloutReplay> {
  const { store, policy } = options;
  const stored = await store.get(rolloutId);
  const inputs = await store.listInputs(rolloutId);
  const ledger = await store.listLedger(rolloutId, { limit: MOST_ENTRIES });
  const recorded = ledger.reverse();
  const [first] = inputs;
  const [created] = recorded;
  if (!stored || first?.type !== 'create' || !created) {
    throw new NotFoundError(
      `What rollout ${rolloutId} was decided from is no longer kept, so it cannot be decided once more`,
    );
  }
  const { rollout, entries } = replayInputs(inputs, policy);
  const replayed = [
    created,
    ...chainEntries(rolloutId, {
      head: { ...EMPTY_LEDGER, number: created.number, hash: created.hash },
      drafts: entries,
    }),
  ];
  const differences: RolloutReplay['differences'] = [];
  const { policyVersion } = first.rollout;
  const isNamed = hashPolicy(first.rollout.policy) === policyVersion;
  if (!isNamed || stored.rollout.policyVersion !== policyVersion) {
    differences.push({
      number: created.number,
      recorded: created.text,
      replayed: `The recorded policy is not the one of the version ${stored.rollout.policyVersion}`,
      at: created.at,
    });
  }
  const length = Math.max(recorded.length, replayed.length);
  for (let index = 0; index < length; index++) {
    const [before, after] = [recorded[index], replayed[index]];
    const isSame = policy
      ? before?.text === after?.text && before?.at === after?.at
      : before?.hash === after?.hash;
    if (isSame) continue;
    differences.push({
      number: index + 1,
      ...(before && { recorded: before.text }),
      ...(after && { replayed: after.text }),
      at: (after ?? before).at,
    });
    if (differences.length === MOST_DIFFERENCES) break;
  }
  return {
    policy: policy ? 'present' : 'recorded',
    policyVersion: policy?.policyVersion ?? first.rollout.policyVersion,
    identical: differences.length === 0,
    inputs: inputs.length,
    entries: replayed.length,
    outcome: { recorded: stored.rollout.state, replayed: rollout.state },
    differences,
  };
}
