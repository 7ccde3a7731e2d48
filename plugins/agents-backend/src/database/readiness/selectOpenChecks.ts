import type { Knex } from 'knex';
import type { AgentScope } from '../../authorization/AgentScope';
import { whereAgentScope } from '../whereAgentScope';

/** A check of a scorecard, by its place among the outcomes. */
export type CheckPlace = { scorecardRef: string; index: number };

/**
 * The agents in a scope for which any of the checks fails or is unknown, by reference.
 *
 * @param options - `after`: only agents that come after this one.
 */
export function selectOpenChecks(
  knex: Knex,
  options: {
    places: CheckPlace[];
    scope: AgentScope;
    after?: string;
    limit: number;
  },
): Knex.QueryBuilder {
  const { places, scope, after, limit } = options;
  const query = knex('readiness_results as result')
    .distinct('result.agent_ref')
    .where(any => {
      for (const { scorecardRef, index } of places) {
        any.orWhere(one =>
          one
            .where('result.scorecard_ref', scorecardRef)
            .whereRaw("substr(??, ?, 1) in ('f', 'u')", [
              'result.outcomes',
              index + 1,
            ]),
        );
      }
    })
    .orderBy('result.agent_ref')
    .limit(limit);
  whereAgentScope(query, scope, 'result.agent_ref');
  if (after !== undefined) query.where('result.agent_ref', '>', after);
  return query;
}
