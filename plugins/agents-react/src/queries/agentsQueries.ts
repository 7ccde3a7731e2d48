import type { AgentsApi } from '@agent-portal/plugin-agents-common';
import { QueryClient } from '@tanstack/react-query';
import { isTransient } from './isTransient';
import { LiveUpdates } from './LiveUpdates';

/** The answers of one agents API, and what keeps them fresh. */
export interface AgentsQueries {
  client: QueryClient;
  live: LiveUpdates;
}

const STALE_AFTER_MS = 5_000;
const KEEP_UNUSED_MS = 5 * 60_000;
const MAXIMUM_RETRIES = 2;

/** So that all cards of a page share answers although each has a provider of its own. */
const shared = new WeakMap<AgentsApi, AgentsQueries>();

/** The queries of an API: the same ones each time it is asked with the same API. */
export function agentsQueriesOf(api: AgentsApi): AgentsQueries {
  let queries = shared.get(api);
  if (!queries) {
    queries = createAgentsQueries();
    shared.set(api, queries);
  }
  return queries;
}

function createAgentsQueries(): AgentsQueries {
  const client = new QueryClient();
  const live = LiveUpdates.create(client);
  client.setDefaultOptions({
    queries: {
      staleTime: STALE_AFTER_MS,
      gcTime: KEEP_UNUSED_MS,
      // A portal on this machine answers without any network.
      networkMode: 'always',
      refetchInterval: () => live.pollInterval(),
      refetchIntervalInBackground: false,
      refetchOnWindowFocus: true,
      retry: (failures, error) =>
        failures < MAXIMUM_RETRIES && isTransient(error),
    },
  });
  return { client, live };
}
