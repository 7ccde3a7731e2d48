import {
  AGENTS_SIGNAL_CHANNEL,
  type AgentsSignal,
} from '@agent-portal/plugin-agents-common';
import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
} from 'react';
import { agentsApiRef } from '../api';
import { type AgentsQueries, agentsQueriesOf } from './agentsQueries';

const AgentsQueryContext = createContext<AgentsQueries | undefined>(undefined);

/**
 * What the query hooks of this package need around them; the host needs nothing.
 *
 * All providers of one `agentsApiRef` implementation share their answers, so that each card and
 * page may bring its own. It hears the signal channel of the agents plugin and asks again when
 * something changed, at most once a second and never in a hidden tab; it also asks every 15 s,
 * or every 60 s while signals are known to arrive.
 *
 * @public
 */
export function AgentsQueryProvider(props: { children: ReactNode }) {
  const api = useApi(agentsApiRef);
  const queries = useMemo(() => agentsQueriesOf(api), [api]);
  const { lastSignal } = useSignal<AgentsSignal>(AGENTS_SIGNAL_CHANNEL);

  useEffect(() => {
    if (lastSignal) queries.live.notify(lastSignal);
  }, [lastSignal, queries]);

  return (
    <AgentsQueryContext.Provider value={queries}>
      {props.children}
    </AgentsQueryContext.Provider>
  );
}

/** The query client in force. */
export function useAgentsQueryClient() {
  const queries = useContext(AgentsQueryContext);
  if (!queries) {
    throw new Error(
      'A query hook of @agent-portal/plugin-agents-react was used outside of AgentsQueryProvider; put one around the page or card',
    );
  }
  return queries.client;
}
