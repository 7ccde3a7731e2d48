import type {
  AgentAlerts,
  AlertDetail,
  AlertPage,
  AlertPolicyList,
  AlertSilenceList,
  AlertSummary,
  AlertsQuery,
} from '@agent-portal/plugin-agents-common';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { normalizeAgentRef } from './useAgent';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * One page of alerts, the most severe first, then those whose deadline is the nearest. The previous
 * page stays until the next is there.
 *
 * @public
 */
export function useAlerts(
  query: AlertsQuery = {},
): AgentsQueryResult<AlertPage> {
  return useAgentsQuery({
    subject: ['alerts'],
    variant: query,
    ask: (api, options) => api.listAlerts(query, options),
  });
}

/**
 * One alert, all that happened to it and who was told.
 *
 * @public
 */
export function useAlert(id: string): AgentsQueryResult<AlertDetail> {
  return useAgentsQuery({
    subject: ['alert', id],
    ask: (api, options) => api.getAlert(id, options),
  });
}

/**
 * How many alerts are open, and how many wait for the signed-in person.
 *
 * @public
 */
export function useAlertSummary(): AgentsQueryResult<AlertSummary> {
  return useAgentsQuery({
    subject: ['alert-summary'],
    ask: (api, options) => api.getAlertSummary(options),
  });
}

/**
 * The alerts that concern an agent: those that are not resolved, and those resolved last.
 *
 * @public
 */
export function useAgentAlerts(
  ref: string | CompoundEntityRef,
): AgentsQueryResult<AgentAlerts> {
  const agent = normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['agent-alerts', agent],
    ask: (api, options) => api.getAgentAlerts(agent, options),
  });
}

/**
 * The policies in force, in plain words.
 *
 * @public
 */
export function useAlertPolicies(): AgentsQueryResult<AlertPolicyList> {
  return useAgentsQuery({
    subject: ['alert-policies'],
    ask: (api, options) => api.listAlertPolicies(options),
  });
}

/**
 * Silences in force, to come, and those that ended last.
 *
 * @public
 */
export function useAlertSilences(): AgentsQueryResult<AlertSilenceList> {
  return useAgentsQuery({
    subject: ['alert-silences'],
    ask: (api, options) => api.listAlertSilences(options),
  });
}
