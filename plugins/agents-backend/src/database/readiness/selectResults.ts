import {
  CHECK_OUTCOMES,
  type ScorecardGroupsQuery,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { AgentScope } from '../../authorization/AgentScope';
import { whereFleetFilter } from '../fleet/whereFleetFilter';
import { whereAgentScope } from '../whereAgentScope';
import type { ScorecardInForce } from '../../readiness/model';

/** What a group of agents has in common. */
export type Grouping = NonNullable<ScorecardGroupsQuery['groupBy']>;

/** The column that holds the group, and the one that groups are sorted by. */
export const GROUP_COLUMNS: Record<Grouping, { value: string; order: string }> =
  {
    owner: { value: 'fleet.owner', order: 'fleet.owner' },
    system: { value: 'fleet.system', order: 'fleet.system' },
    wave: { value: 'fleet.wave', order: 'fleet.wave_rank' },
  };

/** The results on a scorecard of the visible agents that a filter means. */
export function selectResults(
  knex: Knex,
  options: {
    inForce: ScorecardInForce;
    query: ScorecardGroupsQuery;
    scope: AgentScope;
  },
): Knex.QueryBuilder {
  const { inForce, query, scope } = options;
  const { text, owner, system, family, wave } = query;
  const select = knex('readiness_results as result')
    .join('fleet', 'fleet.ref', 'result.agent_ref')
    .where('result.scorecard_ref', inForce.scorecard.entityRef);
  whereFleetFilter(select, { text, owner, system, family, wave });
  whereAgentScope(select, scope, 'fleet.ref');
  if (query.level && query.level.length > 0) {
    select.whereIn('result.rank', ranksOf(query.level, inForce));
  }
  whereOutcome(select, query, inForce);
  return select;
}

function ranksOf(levels: string[], { scorecard }: ScorecardInForce): number[] {
  return levels.map(id => {
    if (id === 'none') return 0;
    const level = scorecard.levels.find(one => one.id === id);
    if (level) return level.rank;
    const known = scorecard.levels.map(one => one.id).join(', ');
    throw new InputError(
      `The query parameter level is "${id}", which ${scorecard.entityRef} does not have; name none or one of: ${known}`,
    );
  });
}

function whereOutcome(
  select: Knex.QueryBuilder,
  { check, outcome }: ScorecardGroupsQuery,
  { scorecard }: ScorecardInForce,
): void {
  const index = scorecard.checks.findIndex(({ id }) => id === check);
  if (check !== undefined && index === -1) {
    throw new InputError(
      `The query parameter check is "${check}", which ${scorecard.entityRef} does not have`,
    );
  }
  if (!outcome || outcome.length === 0) return;
  const letters = CHECK_OUTCOMES.filter(one =>
    outcome.includes(one.outcome),
  ).map(({ letter }) => letter);
  select.where(inner => {
    for (const letter of letters) {
      if (check === undefined) {
        inner.orWhere('result.outcomes', 'like', `%${letter}%`);
      } else {
        inner.orWhereRaw('substr(??, ?, 1) = ?', [
          'result.outcomes',
          index + 1,
          letter,
        ]);
      }
    }
  });
}
