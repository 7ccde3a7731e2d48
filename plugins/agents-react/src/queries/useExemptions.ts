import type {
  ExemptionList,
  ExemptionsQuery,
  GateDecisionList,
  GateDecisionsQuery,
} from '@agent-portal/plugin-agents-common';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * Exemptions of visible agents, the newest first.
 *
 * @public
 */
export function useExemptions(
  query: ExemptionsQuery = {},
): AgentsQueryResult<ExemptionList> {
  return useAgentsQuery({
    subject: ['exemptions'],
    variant: query,
    ask: (api, options) => api.listExemptions(query, options),
  });
}

/**
 * Decisions of gates about visible agents, the newest first.
 *
 * @public
 */
export function useGateDecisions(
  query: GateDecisionsQuery = {},
): AgentsQueryResult<GateDecisionList> {
  return useAgentsQuery({
    subject: ['gate-decisions'],
    variant: query,
    ask: (api, options) => api.listGateDecisions(query, options),
  });
}
