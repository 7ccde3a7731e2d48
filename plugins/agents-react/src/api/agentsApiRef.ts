import type { AgentsApi } from '@agent-portal/plugin-agents-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * The client of the agents backend.
 *
 * One reference serves both frontend systems: `@backstage/core-plugin-api` takes its API
 * references from `@backstage/frontend-plugin-api`, so a `createApiFactory` of either provides it.
 *
 * @example
 * ```ts
 * createApiFactory({
 *   api: agentsApiRef,
 *   deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
 *   factory: deps => AgentsClient.create(deps),
 * });
 * ```
 *
 * @public
 */
export const agentsApiRef = createApiRef<AgentsApi>().with({
  id: 'plugin.agents.client',
  pluginId: 'agents',
});
