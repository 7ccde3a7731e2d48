import type { Knex } from 'knex';
import { INCOMPLETE_KEY } from '../catalog/entityAttributes';
import type { AgentCriteria, AgentScope } from '../authorization/AgentScope';
import { whereAmong } from './whereAmong';

/**
 * Restricts a query to the agents in a scope.
 *
 * @param column - The column that holds the agent's reference.
 */
export function whereAgentScope(
  query: Knex.QueryBuilder,
  scope: AgentScope,
  column: string,
): void {
  switch (scope.type) {
    case 'all':
      return;
    case 'criteria':
      query.where(inner => whereCriteria(inner, scope.criteria, column));
      return;
    case 'refs':
      whereAmong(query, column, scope.refs);
      return;
    default:
      query.whereRaw('1 = 0');
  }
}

function whereCriteria(
  query: Knex.QueryBuilder,
  criteria: AgentCriteria,
  column: string,
): void {
  if ('allOf' in criteria) {
    for (const one of criteria.allOf) {
      query.where(inner => whereCriteria(inner, one, column));
    }
  } else if ('anyOf' in criteria) {
    if (criteria.anyOf.length === 0) query.whereRaw('1 = 0');
    for (const one of criteria.anyOf) {
      query.orWhere(inner => whereCriteria(inner, one, column));
    }
  } else if ('not' in criteria) {
    query
      .whereNot(inner => whereCriteria(inner, criteria.not, column))
      // Of an agent with more facts than are kept nobody knows what it does not have.
      .whereNotIn(column, facts => {
        facts
          .select('agent_ref')
          .from('agent_attributes')
          .where('key', INCOMPLETE_KEY);
      });
  } else {
    query.whereIn(column, facts => {
      facts
        .select('agent_ref')
        .from('agent_attributes')
        .where('key', criteria.key);
      if (criteria.values) facts.whereIn('value', criteria.values);
    });
  }
}
