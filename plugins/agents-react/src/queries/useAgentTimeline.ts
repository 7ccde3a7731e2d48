import type {
  Timeline,
  TimelineKind,
} from '@agent-portal/plugin-agents-common';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { agentsApiRef } from '../api';
import { useAgentsQueryClient } from './AgentsQueryProvider';
import { normalizeAgentRef } from './useAgent';
import { isSameSubject } from './useAgentsQuery';

const PAGE_SIZE = 50;

/** The pages of a timeline loaded so far. @public */
export type AgentTimelineResult = UseInfiniteQueryResult<
  InfiniteData<Timeline, string | undefined>,
  Error
>;

/**
 * Everything that happened to an agent, newest first, page by page.
 *
 * @param kinds - Only events of these kinds; all when empty or absent.
 * @public
 */
export function useAgentTimeline(
  ref: string | CompoundEntityRef,
  kinds: readonly TimelineKind[] = [],
): AgentTimelineResult {
  const api = useApi(agentsApiRef);
  const client = useAgentsQueryClient();
  const agent = normalizeAgentRef(ref);
  const eventKind = [...kinds].sort();
  return useInfiniteQuery<
    Timeline,
    Error,
    InfiniteData<Timeline, string | undefined>,
    readonly unknown[],
    string | undefined
  >(
    {
      queryKey: ['agent-timeline', agent, { eventKind }],
      queryFn: ({ pageParam, signal }) =>
        api.getAgentTimeline(
          agent,
          {
            limit: PAGE_SIZE,
            ...(eventKind.length > 0 && { eventKind }),
            ...(pageParam && { before: pageParam }),
          },
          { signal },
        ),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextBefore,
      placeholderData: (previous, previousQuery) =>
        isSameSubject(previousQuery?.queryKey, ['agent-timeline', agent])
          ? previous
          : undefined,
    },
    client,
  );
}
