import {
  type FleetRow,
  HEALTH_STATUSES,
  KPI_STATUSES,
} from '@agent-portal/plugin-agents-common';

/** Joins lists of agents, each agent once, the worst health first and then the worst KPIs. */
export function mergeAttention(
  first: readonly FleetRow[],
  second: readonly FleetRow[],
  limit: number,
): FleetRow[] {
  const rows = new Map([...second, ...first].map(row => [row.ref, row]));
  return [...rows.values()].sort(compare).slice(0, limit);
}

function compare(a: FleetRow, b: FleetRow): number {
  return (
    HEALTH_STATUSES.indexOf(b.health) - HEALTH_STATUSES.indexOf(a.health) ||
    KPI_STATUSES.indexOf(b.kpi) - KPI_STATUSES.indexOf(a.kpi) ||
    b.kpis.notMet - a.kpis.notMet ||
    a.title.localeCompare(b.title)
  );
}
