import type {
  AgentRollouts,
  PowerPreflight,
  PreflightQuery,
  RolloutDetail,
  RolloutPage,
  RolloutPlanList,
  RolloutsQuery,
  StopLine,
} from '@agent-portal/plugin-agents-common';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { normalizeAgentRef } from './useAgent';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * One page of rollouts, those under way first, then the newest. The previous page stays until the
 * next is there.
 *
 * @public
 */
export function useRollouts(
  query: RolloutsQuery = {},
): AgentsQueryResult<RolloutPage> {
  return useAgentsQuery({
    subject: ['rollouts'],
    variant: query,
    ask: (api, options) => api.listRollouts(query, options),
  });
}

/**
 * One rollout with its evidence.
 *
 * @public
 */
export function useRollout(id: string): AgentsQueryResult<RolloutDetail> {
  return useAgentsQuery({
    subject: ['rollout', id],
    ask: (api, options) => api.getRollout(id, options),
  });
}

/**
 * The rollouts of an agent, the newest first, and the releases that could be rolled out now.
 *
 * @param ref - The agent; absent while none is chosen, then nothing is asked.
 * @public
 */
export function useAgentRollouts(
  ref: string | CompoundEntityRef | undefined,
): AgentsQueryResult<AgentRollouts> {
  const agent = ref === undefined ? '' : normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['agent-rollouts', agent],
    enabled: agent !== '',
    ask: (api, options) => api.getAgentRollouts(agent, options),
  });
}

/**
 * What a rollout could tell at the traffic that the agent has, before it is started.
 *
 * @param query - What would be rolled out where; absent while that is not chosen, then nothing is
 * asked.
 * @public
 */
export function useRolloutPreflight(
  query: PreflightQuery | undefined,
): AgentsQueryResult<PowerPreflight> {
  const { agent = '', environment = '', strategy } = query ?? {};
  return useAgentsQuery({
    subject: ['rollout-preflight', agent, environment],
    variant: { strategy },
    enabled: query !== undefined,
    ask: (api, options) =>
      api.getRolloutPreflight(
        { agent, environment, ...(strategy && { strategy }) },
        options,
      ),
  });
}

/**
 * Whether every rollout of the fleet is stopped, by whom and why.
 *
 * @public
 */
export function useStopLine(): AgentsQueryResult<StopLine> {
  return useAgentsQuery({
    subject: ['stop-line'],
    ask: (api, options) => api.getStopLine(options),
  });
}

/**
 * Every rollout plan with its waves, their agents, and how far each has come.
 *
 * @public
 */
export function useRolloutPlans(): AgentsQueryResult<RolloutPlanList> {
  return useAgentsQuery({
    subject: ['rollout-plans'],
    ask: (api, options) => api.listRolloutPlans(options),
  });
}
