import type {
  FleetFacets,
  FleetFilter,
  FleetOverview,
  FleetPage,
  FleetQuery,
  FleetSummary,
} from '@agent-portal/plugin-agents-common';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * One page of agents, filtered and sorted on the server. The previous page stays until the next
 * is there.
 *
 * @public
 */
export function useFleet(query: FleetQuery = {}): AgentsQueryResult<FleetPage> {
  return useAgentsQuery({
    subject: ['fleet'],
    variant: query,
    ask: (api, options) => api.listFleet(query, options),
  });
}

/**
 * Counts of the agents that match a filter.
 *
 * @public
 */
export function useFleetSummary(
  filter: FleetFilter = {},
): AgentsQueryResult<FleetSummary> {
  return useAgentsQuery({
    subject: ['fleet-summary'],
    variant: filter,
    ask: (api, options) => api.summarizeFleet(filter, options),
  });
}

/**
 * The values that the filters of the fleet can take.
 *
 * @public
 */
export function useFleetFacets(): AgentsQueryResult<FleetFacets> {
  return useAgentsQuery({
    subject: ['fleet-facets'],
    ask: (api, options) => api.listFleetFacets(options),
  });
}

/**
 * Every visible agent in a compact form, for the plan ribbon and the board.
 *
 * @public
 */
export function useFleetOverview(): AgentsQueryResult<FleetOverview> {
  return useAgentsQuery({
    subject: ['fleet-overview'],
    ask: (api, options) => api.getFleetOverview(options),
  });
}
