import {
  type AllowedOperation,
  listOperations,
  type Rollout,
} from '@agent-portal/plugin-agents-common';
import {
  mayApprove,
  mayOperate,
  type RolloutCaller,
} from '../service/rolloutCaller';

/**
 * What a caller may do with a rollout now, and why not. The state of the rollout comes first: who
 * lacks a permission still learns what could be done.
 */
export function listCallerOperations(
  rollout: Rollout,
  { caller, now }: { caller: RolloutCaller; now: number },
): AllowedOperation[] {
  const { actor, groups, user } = caller;
  return listOperations(rollout, {
    now,
    caller: { by: actor, groups },
  }).map(operation => {
    if (operation.operation === 'approve') {
      if (mayApprove(caller)) return operation;
      return refuse(
        operation,
        user === undefined
          ? 'Only a signed-in person may approve.'
          : 'You do not have the permission agents.rollout.approve.',
      );
    }
    return mayOperate(caller)
      ? operation
      : refuse(
          operation,
          'You do not have the permission agents.rollout.operate.',
        );
  });
}

function refuse(operation: AllowedOperation, reason: string): AllowedOperation {
  return { ...operation, allowed: false, reason };
}
