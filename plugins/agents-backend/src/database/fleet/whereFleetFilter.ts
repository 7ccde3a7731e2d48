import type { FleetFilter } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';

const COLUMNS = {
  phase: 'phase',
  health: 'health',
  kpi: 'kpi',
  readiness: 'readiness',
  alert: 'alert',
  owner: 'owner',
  system: 'system',
  family: 'family',
  wave: 'wave',
} as const;

/** Restricts a query on the table `fleet` to the agents that a filter means. */
export function whereFleetFilter(
  query: Knex.QueryBuilder,
  filter: FleetFilter,
): void {
  for (const [name, column] of Object.entries(COLUMNS)) {
    const values = filter[name as keyof typeof COLUMNS];
    if (values && values.length > 0) query.whereIn(`fleet.${column}`, values);
  }
  const { environment } = filter;
  if (environment && environment.length > 0) {
    query.whereIn('fleet.ref', instances =>
      instances
        .select('agent_ref')
        .from('agent_instances')
        .whereIn('environment_ref', environment),
    );
  }
  for (const word of words(filter.text)) {
    query.whereRaw(`fleet.search_text like ? escape '!'`, [
      `%${word.replace(/[!%_]/g, '!$&')}%`,
    ]);
  }
}

function words(text: string | undefined): string[] {
  return (text ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
}
