import type { RolloutPage } from '@agent-portal/plugin-agents-common';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * The rollouts under way that wait for an approval which the signed-in person may give now.
 *
 * @public
 */
export function useRolloutApprovals(): AgentsQueryResult<RolloutPage> {
  return useAgentsQuery({
    subject: ['rollout-approvals'],
    ask: (api, options) => api.listRollouts({ waitingForMe: true }, options),
  });
}
