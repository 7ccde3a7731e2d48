import { InputError } from '@backstage/errors';
import { applyOperation } from './applyOperation';
import { decide } from './decide';
import { gateOutcomes } from './gates';
import type {
  LedgerDraft,
  Rollout,
  RolloutInput,
  RolloutPolicy,
} from './model';

/**
 * Decides a rollout once more from what was recorded. With the recorded policy every entry comes out
 * as it was written; with another one, it is what that policy would have made of the same
 * observations: from where it decides otherwise, these still are of what was done, and it only tells
 * what it would have done first. An operation that the other policy refuses is left out.
 *
 * @param inputs - As they were recorded, the oldest first; the first one makes the rollout.
 * @returns The rollout at the end, and the entries of all inputs but the first.
 * @throws InputError when the inputs do not begin with the making of the rollout.
 * @public
 */
export function replayInputs(
  inputs: readonly RolloutInput[],
  options: { policy?: RolloutPolicy } = {},
): { rollout: Rollout; entries: LedgerDraft[] } {
  const [first, ...rest] = inputs;
  if (first?.type !== 'create') {
    throw new InputError(
      `The recorded inputs begin with ${
        first ? `"${first.type}"` : 'nothing'
      }, not with "create"; they may have been pruned.`,
    );
  }
  const { policy } = options;
  let rollout = policy ? withPolicy(first.rollout, policy) : first.rollout;
  const entries: LedgerDraft[] = [];
  for (const input of rest) {
    const decision = replayInput(rollout, input, policy !== undefined);
    rollout = decision.rollout;
    entries.push(...decision.entries);
  }
  return { rollout, entries };
}

function replayInput(rollout: Rollout, input: RolloutInput, lenient: boolean) {
  switch (input.type) {
    case 'tick':
      return decide(rollout, input.observations, input.at);
    case 'operation':
      try {
        return applyOperation(rollout, input.operation, input.context, {
          now: input.at,
          observations: input.observations,
        });
      } catch (error) {
        if (!lenient) throw error;
        return { rollout, entries: [] };
      }
    default:
      throw new InputError('A rollout is made only once.');
  }
}

function withPolicy(rollout: Rollout, policy: RolloutPolicy): Rollout {
  return {
    ...rollout,
    policy,
    gates: gateOutcomes({ policy, approvals: [] }, []),
  };
}
