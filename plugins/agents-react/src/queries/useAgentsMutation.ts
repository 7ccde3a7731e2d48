import type { AgentsApi } from '@agent-portal/plugin-agents-common';
import { useApi } from '@backstage/core-plugin-api';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { agentsApiRef } from '../api';
import { useAgentsQueryClient } from './AgentsQueryProvider';

/** A change under way, as TanStack Query keeps it. @public */
export type AgentsMutationResult<T, V> = UseMutationResult<T, Error, V>;

/** Subjects of what is asked anew after readiness changed. */
export const READINESS_SUBJECTS: readonly string[] = [
  'agent-readiness',
  'agent-timeline',
  'exemptions',
  'fleet',
  'fleet-summary',
  'readiness-actions',
  'readiness-inbox',
  'scorecard',
  'scorecard-groups',
  'scorecard-results',
  'scorecards',
];

/**
 * Changes something and asks anew for what it touches.
 *
 * @param touches - Subjects of the questions whose answers may be others now.
 */
export function useAgentsMutation<T, V>(
  change: (api: AgentsApi, variables: V) => Promise<T>,
  touches: readonly string[] = [],
): AgentsMutationResult<T, V> {
  const api = useApi(agentsApiRef);
  const client = useAgentsQueryClient();
  return useMutation<T, Error, V>(
    {
      networkMode: 'always',
      mutationFn: variables => change(api, variables),
      // Also after a refusal: it may mean that somebody else was first.
      onSettled: () => {
        if (touches.length === 0) return;
        client.invalidateQueries({
          predicate: ({ queryKey }) => touches.includes(String(queryKey[0])),
        });
      },
    },
    client,
  );
}
