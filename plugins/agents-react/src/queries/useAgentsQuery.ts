import type {
  AgentsApi,
  AgentsRequestOptions,
} from '@agent-portal/plugin-agents-common';
import { useApi } from '@backstage/core-plugin-api';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { agentsApiRef } from '../api';
import { useAgentsQueryClient } from './AgentsQueryProvider';
import { refuseStored } from './refuseStored';

/** The answer to one question, as TanStack Query keeps it. @public */
export type AgentsQueryResult<T> = UseQueryResult<T, Error>;

/** One question to the agents backend. */
export interface AgentsQuestion<T> {
  /** What is asked. While only `variant` differs, the previous answer stays on screen. */
  subject: readonly [string, ...string[]];
  variant?: object;
  ask: (api: AgentsApi, options: AgentsRequestOptions) => Promise<T>;
  enabled?: boolean;
}

/** Asks a question and keeps its answer fresh. */
export function useAgentsQuery<T>(
  question: AgentsQuestion<T>,
): AgentsQueryResult<T> {
  const api = useApi(agentsApiRef);
  const client = useAgentsQueryClient();
  return useQuery<T, Error, T, readonly unknown[]>(
    {
      queryKey: [...question.subject, question.variant ?? {}],
      queryFn: ({ signal, queryKey }) =>
        refuseStored(question.ask(api, { signal }), { client, queryKey }),
      enabled: question.enabled ?? true,
      placeholderData: (previous, previousQuery) =>
        isSameSubject(previousQuery?.queryKey, question.subject)
          ? previous
          : undefined,
    },
    client,
  );
}

/** Whether a query asks about a subject, in whatever variant. */
export function isSameSubject(
  key: readonly unknown[] | undefined,
  subject: readonly string[],
): boolean {
  return (
    key?.length === subject.length + 1 &&
    subject.every((part, index) => key[index] === part)
  );
}
