import type { RolloutGate } from '../entities';
import type { AssessedOperation, OperationMoment } from './AssessedOperation';
import { describeRef } from './describe';
import type { Rollout } from './model';
import { hasEnded } from './rolloutStates';

type ApprovalGate = Extract<RolloutGate, { type: 'approval' }>;

/** Whether each gate that people decide could be approved, by the caller when there is one. */
export function assessApprovals(
  rollout: Rollout,
  caller: OperationMoment['caller'],
): AssessedOperation[] {
  return rollout.policy.gates
    .filter(gate => gate.type === 'approval')
    .map(gate => assessApproval(rollout, gate, caller));
}

function assessApproval(
  rollout: Rollout,
  gate: ApprovalGate,
  caller: OperationMoment['caller'],
): AssessedOperation {
  const base = { operation: 'approve' as const, gate: gate.id };
  const refuse = (
    problem: 'conflict' | 'forbidden',
    reason: string,
  ): AssessedOperation => ({ ...base, allowed: false, reason, problem });
  const { state, approvals, createdBy, retriedBy } = rollout;
  if (hasEnded(state) || state === 'rolling-back') {
    return refuse('conflict', `It is ${state}.`);
  }
  const given = approvals.filter(approval => approval.gate === gate.id);
  const quorum = gate.quorum ?? 1;
  if (given.length >= quorum) {
    return refuse('conflict', `"${gate.title}" is approved already.`);
  }
  if (caller) {
    if (caller.by === createdBy) {
      return refuse(
        'forbidden',
        'Who made the rollout cannot approve it: somebody else has to.',
      );
    }
    if (caller.by === retriedBy) {
      return refuse(
        'forbidden',
        'Who let the rollout begin again cannot approve it: somebody else has to.',
      );
    }
    const mayApprove = new Set([caller.by, ...caller.groups]);
    if (!gate.approvers.some(approver => mayApprove.has(approver))) {
      return refuse(
        'forbidden',
        `"${gate.title}" is approved by ${gate.approvers
          .map(describeRef)
          .join(', ')}.`,
      );
    }
    if (given.some(approval => approval.by === caller.by)) {
      return refuse(
        'conflict',
        `${describeRef(caller.by)} approved "${
          gate.title
        }" before; another one has to.`,
      );
    }
  }
  return {
    ...base,
    allowed: true,
    effect: `is approval ${given.length + 1} of ${quorum} of "${gate.title}"`,
  };
}
