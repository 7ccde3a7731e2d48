import {
  SCORECARD_KIND,
  type ScorecardDetail,
  type ScorecardGroups,
  type ScorecardGroupsQuery,
  type ScorecardList,
  type ScorecardResults,
  type ScorecardResultsQuery,
} from '@agent-portal/plugin-agents-common';
import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/** The reference in the one form that keys use. */
export function normalizeScorecardRef(ref: string | CompoundEntityRef): string {
  return stringifyEntityRef(
    typeof ref === 'string'
      ? parseEntityRef(ref, { defaultKind: SCORECARD_KIND })
      : ref,
  );
}

/**
 * Every scorecard in force, with how many agents have each level.
 *
 * @public
 */
export function useScorecards(): AgentsQueryResult<ScorecardList> {
  return useAgentsQuery({
    subject: ['scorecards'],
    ask: (api, options) => api.listScorecards(options),
  });
}

/**
 * One scorecard with its checks, the spread of levels and their course.
 *
 * @param days - How many days of the course; 30 by default.
 * @public
 */
export function useScorecard(
  ref: string | CompoundEntityRef,
  days: number = 30,
): AgentsQueryResult<ScorecardDetail> {
  const scorecard = normalizeScorecardRef(ref);
  return useAgentsQuery({
    subject: ['scorecard', scorecard],
    variant: { days },
    ask: (api, options) => api.getScorecard(scorecard, days, options),
  });
}

/**
 * Some rows of the matrix of agents and checks. The previous rows stay until those of another
 * filter are there. For a grid that scrolls, see {@link useScorecardResultsWindow}.
 *
 * @public
 */
export function useScorecardResults(
  ref: string | CompoundEntityRef,
  query: ScorecardResultsQuery = {},
): AgentsQueryResult<ScorecardResults> {
  const scorecard = normalizeScorecardRef(ref);
  return useAgentsQuery({
    subject: ['scorecard-results', scorecard],
    variant: query,
    ask: (api, options) => api.listScorecardResults(scorecard, query, options),
  });
}

/**
 * The matrix rolled up by owner, system or wave.
 *
 * @public
 */
export function useScorecardGroups(
  ref: string | CompoundEntityRef,
  query: ScorecardGroupsQuery = {},
): AgentsQueryResult<ScorecardGroups> {
  const scorecard = normalizeScorecardRef(ref);
  return useAgentsQuery({
    subject: ['scorecard-groups', scorecard],
    variant: query,
    ask: (api, options) => api.listScorecardGroups(scorecard, query, options),
  });
}
