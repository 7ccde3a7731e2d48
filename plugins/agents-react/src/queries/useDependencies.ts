import type {
  DependenciesQuery,
  DependencyList,
} from '@agent-portal/plugin-agents-common';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/**
 * What agents depend on, as they report it, each once with all agents that it concerns; the worst
 * first.
 *
 * @public
 */
export function useDependencies(
  query: DependenciesQuery = {},
): AgentsQueryResult<DependencyList> {
  return useAgentsQuery({
    subject: ['dependencies'],
    variant: query,
    ask: (api, options) => api.listDependencies(query, options),
  });
}
