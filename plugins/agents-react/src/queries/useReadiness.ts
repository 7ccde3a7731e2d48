import type {
  AgentReadiness,
  ReadinessActions,
  ReadinessActionsQuery,
  ReadinessInbox,
} from '@agent-portal/plugin-agents-common';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { normalizeAgentRef } from './useAgent';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * How an agent stands on every scorecard that is about it, why, and what would take it further.
 *
 * @public
 */
export function useAgentReadiness(
  ref: string | CompoundEntityRef,
): AgentsQueryResult<AgentReadiness> {
  const agent = normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['agent-readiness', agent],
    ask: (api, options) => api.getAgentReadiness(agent, options),
  });
}

/**
 * What would take agents to their next levels, the cheapest first.
 *
 * @public
 */
export function useReadinessActions(
  query: ReadinessActionsQuery = {},
): AgentsQueryResult<ReadinessActions> {
  return useAgentsQuery({
    subject: ['readiness-actions'],
    variant: query,
    ask: (api, options) => api.listReadinessActions(query, options),
  });
}

/**
 * What waits for the signed-in person: exemptions to decide, statements to sign.
 *
 * @public
 */
export function useReadinessInbox(): AgentsQueryResult<ReadinessInbox> {
  return useAgentsQuery({
    subject: ['readiness-inbox'],
    ask: (api, options) => api.getReadinessInbox(options),
  });
}
