import type { RolloutLedger } from '@agent-portal/plugin-agents-common';
import { useApi } from '@backstage/core-plugin-api';
import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { agentsApiRef } from '../api';
import { useAgentsQueryClient } from './AgentsQueryProvider';

const PAGE_SIZE = 50;

/** The pages of a ledger loaded so far. @public */
export type RolloutLedgerResult = UseInfiniteQueryResult<
  InfiniteData<RolloutLedger, number | undefined>,
  Error
>;

/**
 * Everything that was decided about a rollout, newest first, page by page.
 *
 * @public
 */
export function useRolloutLedger(id: string): RolloutLedgerResult {
  const api = useApi(agentsApiRef);
  const client = useAgentsQueryClient();
  return useInfiniteQuery<
    RolloutLedger,
    Error,
    InfiniteData<RolloutLedger, number | undefined>,
    readonly unknown[],
    number | undefined
  >(
    {
      queryKey: ['rollout-ledger', id, {}],
      queryFn: ({ pageParam, signal }) =>
        api.getRolloutLedger(
          id,
          { limit: PAGE_SIZE, ...(pageParam && { before: pageParam }) },
          { signal },
        ),
      initialPageParam: undefined,
      getNextPageParam: ({ items }) => {
        const oldest = items.at(-1)?.number ?? 1;
        return oldest > 1 ? oldest : undefined;
      },
    },
    client,
  );
}
