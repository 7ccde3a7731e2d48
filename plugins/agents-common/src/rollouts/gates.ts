import type { RolloutGateOutcome } from '../api/types';
import type { RolloutGate } from '../entities';
import type { Rollout, RolloutApproval } from './model';

/**
 * How the gates of a rollout stand: approvals by who approved, the others as they were seen.
 *
 * @param seen - Outcomes of the gates that no person decides; one that is missing is unknown.
 * @public
 */
export function gateOutcomes(
  rollout: Pick<Rollout, 'policy' | 'approvals'>,
  seen: readonly RolloutGateOutcome[],
): RolloutGateOutcome[] {
  return rollout.policy.gates.map(gate => {
    const { id, title, type } = gate;
    if (type === 'approval') return approvalOutcome(gate, rollout.approvals);
    return (
      seen.find(one => one.id === id) ?? {
        id,
        title,
        type,
        outcome: 'unknown',
        text: 'It was not looked at yet.',
      }
    );
  });
}

function approvalOutcome(
  gate: Extract<RolloutGate, { type: 'approval' }>,
  approvals: readonly RolloutApproval[],
): RolloutGateOutcome {
  const quorum = gate.quorum ?? 1;
  const approvedBy = approvals
    .filter(approval => approval.gate === gate.id)
    .map(approval => approval.by);
  return {
    id: gate.id,
    title: gate.title,
    type: 'approval',
    outcome: approvedBy.length >= quorum ? 'pass' : 'fail',
    text: `${approvedBy.length} of ${quorum} approved.`,
    approvers: gate.approvers,
    quorum,
    approvedBy,
  };
}
