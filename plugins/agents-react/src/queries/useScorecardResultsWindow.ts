import type {
  ScorecardGroupsQuery,
  ScorecardResults,
  ScorecardRow,
} from '@agent-portal/plugin-agents-common';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { agentsApiRef } from '../api';
import { useAgentsQueryClient } from './AgentsQueryProvider';
import { refuseStored } from './refuseStored';
import type { AgentsQueryResult } from './useAgentsQuery';
import { normalizeScorecardRef, useScorecardResults } from './useScorecards';

/** How many rows of the matrix are asked for at once. @public */
export const SCORECARD_WINDOW_ROWS = 200;

/** The rows that a grid shows. @public */
export interface RowRange {
  /** Index of the first. */
  start: number;
  /** Index after the last. */
  end: number;
}

/** What {@link useScorecardResultsWindow} gives to a grid. @public */
export interface ScorecardResultsWindow {
  /** The first rows, with the columns, levels and total: the state of the whole is theirs. */
  query: AgentsQueryResult<ScorecardResults>;
  /** Rows that match the filter; 0 until that is known. */
  total: number;
  /** The row at an index; absent while it is loaded. */
  rowAt: (index: number) => ScorecardRow | undefined;
  /** Why some of the visible rows could not be loaded. */
  error?: Error;
}

/**
 * The matrix of agents and checks for a grid that shows a part of it: asks for the windows of
 * {@link SCORECARD_WINDOW_ROWS} rows that the visible ones lie in, and keeps what it knows.
 *
 * @param visible - The rows on screen; the first ones by default.
 * @public
 */
export function useScorecardResultsWindow(
  ref: string | CompoundEntityRef,
  filter: ScorecardGroupsQuery = {},
  visible: RowRange = { start: 0, end: 1 },
): ScorecardResultsWindow {
  const api = useApi(agentsApiRef);
  const client = useAgentsQueryClient();
  const scorecard = normalizeScorecardRef(ref);
  const first = useScorecardResults(scorecard, windowQuery(filter, 0));
  const total = first.data?.total ?? 0;
  const windows = windowsOf(visible, total);
  const others = useQueries(
    {
      queries: windows.map(window => ({
        queryKey: ['scorecard-results', scorecard, windowQuery(filter, window)],
        queryFn: (asked: {
          signal: AbortSignal;
          queryKey: readonly unknown[];
        }) =>
          refuseStored(
            api.listScorecardResults(scorecard, windowQuery(filter, window), {
              signal: asked.signal,
            }),
            { client, queryKey: asked.queryKey },
          ),
      })),
    },
    client,
  );
  const answers = new Map<number, ScorecardResults | undefined>([
    [0, first.data],
    ...windows.map((window, index) => [window, others[index].data] as const),
  ]);
  return {
    query: first,
    total,
    rowAt: index => {
      const window = Math.floor(index / SCORECARD_WINDOW_ROWS);
      return answers.get(window)?.rows[index - window * SCORECARD_WINDOW_ROWS];
    },
    error: others.find(other => other.error)?.error ?? undefined,
  };
}

function windowQuery(filter: ScorecardGroupsQuery, window: number) {
  return {
    ...filter,
    offset: window * SCORECARD_WINDOW_ROWS,
    limit: SCORECARD_WINDOW_ROWS,
  };
}

/** The windows that rows lie in, without the first, which is always asked for. */
function windowsOf(visible: RowRange, total: number): number[] {
  const from = Math.max(1, Math.floor(visible.start / SCORECARD_WINDOW_ROWS));
  const to = Math.ceil(Math.min(visible.end, total) / SCORECARD_WINDOW_ROWS);
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
