import type {
  Rollout,
  RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { StoredRollout } from '../model';
import { isUnderWay } from '../store/rolloutStates';
import { instanceKey } from './instanceKey';

type PlanState = RolloutObservations['plan'];

/**
 * Lets a rollout wait while another one of the agent is under way in the environment, as only one
 * may be.
 *
 * @param active - Rollouts that have not ended.
 * @returns Gives what the plan says, or, once that lets it begin, the rollout that it waits for.
 */
export function findUnderWay(
  active: StoredRollout[],
): (rollout: Rollout, plan: PlanState) => PlanState {
  const underWay = new Map(
    active
      .filter(({ rollout }) => isUnderWay(rollout))
      .map(({ rollout }) => [keyOf(rollout), rollout]),
  );
  return (rollout, plan) => {
    const other = underWay.get(keyOf(rollout));
    const waits =
      plan.mayStart && rollout.state === 'pending' && other !== undefined;
    if (!waits || other.id === rollout.id) return plan;
    const { candidate, id, environment } = other;
    return {
      mayStart: false,
      waitsFor: [`the rollout of ${candidate} (${id}) in ${environment}`],
    };
  };
}

function keyOf({ agent, environment }: Rollout): string {
  return instanceKey({ agentRef: agent, environmentRef: environment });
}
