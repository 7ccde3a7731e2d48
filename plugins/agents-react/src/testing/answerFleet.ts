import {
  type FacetCount,
  type FleetFacets,
  type FleetFilter,
  type FleetOrderField,
  type FleetOverview,
  type FleetPage,
  type FleetQuery,
  type FleetRow,
  type FleetSummary,
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
  type ReadinessStatus,
  type WaveRef,
} from '@agent-portal/plugin-agents-common';
import { READINESS_STATUSES } from '../format';
import { FIXTURE_NOW } from './createManualClock';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** The page of the fleet that a query asks for. The cursor is the index of its first row. */
export function answerFleetPage(
  all: readonly FleetRow[],
  query: FleetQuery,
): FleetPage {
  const { limit = 50, orderBy = 'name', order = 'asc' } = query;
  const sign = order === 'desc' ? -1 : 1;
  const rows = filterRows(all, query).sort(
    (a, b) =>
      sign * compare(a, b, orderBy) ||
      a.title.localeCompare(b.title) ||
      a.ref.localeCompare(b.ref),
  );
  const start = Number(query.cursor ?? 0);
  return {
    items: rows.slice(start, start + limit),
    ...(start + limit < rows.length && { nextCursor: String(start + limit) }),
    ...(start > 0 && { previousCursor: String(Math.max(0, start - limit)) }),
    asOf: AS_OF,
  };
}

/** The counts of the rows that match a filter. */
export function answerFleetSummary(
  all: readonly FleetRow[],
  filter: FleetFilter,
): FleetSummary {
  const rows = filterRows(all, filter);
  const count = (pick: (row: FleetRow) => string, of = rows) =>
    Object.fromEntries(countBy(of, pick));
  return {
    total: rows.length,
    byPhase: count(row => row.phase),
    byHealth: count(row => row.health),
    byKpi: count(row => row.kpi),
    byReadiness: count(readinessOf),
    byAlert: count(row => row.alerts?.worst ?? 'none'),
    cells: PHASES.flatMap(phase =>
      HEALTH_STATUSES.map(health => ({
        phase,
        health,
        count: rows.filter(r => r.phase === phase && r.health === health)
          .length,
      })),
    ).filter(cell => cell.count > 0),
    waves: wavesOf(rows).map(wave => {
      const inWave = rows.filter(row => row.wave?.id === wave.id);
      return {
        wave,
        total: inWave.length,
        byPhase: count(row => row.phase, inWave),
        byHealth: count(row => row.health, inWave),
      };
    }),
    withProblems: rows.filter(row => (row.problems ?? 0) > 0).length,
    asOf: AS_OF,
  };
}

/** The values that filters can take over some rows. */
export function answerFleetFacets(all: readonly FleetRow[]): FleetFacets {
  const facet = (pick: (row: FleetRow) => string | undefined): FacetCount[] =>
    [...countBy(all, pick)].map(([value, count]) => ({ value, count }));
  const environments = all.flatMap(row =>
    row.environments.map(environment => ({ environment })),
  );
  return {
    owners: facet(row => row.owner),
    systems: facet(row => row.system),
    families: facet(row => row.family),
    waves: wavesOf(all).map(wave => ({
      value: wave.id,
      title: wave.title,
      count: all.filter(row => row.wave?.id === wave.id).length,
    })),
    environments: [...countBy(environments, item => item.environment)].map(
      ([value, count]) => ({ value, count }),
    ),
  };
}

/** All rows in the compact form. */
export function answerFleetOverview(all: readonly FleetRow[]): FleetOverview {
  const waves = wavesOf(all);
  return {
    columns: ['ref', 'title', 'wave', 'phase', 'health', 'kpi'],
    rows: all.map(row => [
      row.ref,
      row.title,
      waves.findIndex(wave => wave.id === row.wave?.id),
      PHASES.indexOf(row.phase),
      HEALTH_STATUSES.indexOf(row.health),
      KPI_STATUSES.indexOf(row.kpi),
    ]),
    waves,
    asOf: AS_OF,
  };
}

function filterRows(all: readonly FleetRow[], filter: FleetFilter) {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/);
  const allows = <T>(allowed: readonly T[] | undefined, value: T | undefined) =>
    !allowed?.length || (value !== undefined && allowed.includes(value));
  return all.filter(row => {
    const haystack = [row.name, row.title, row.owner, row.system, row.family]
      .join(' ')
      .toLowerCase();
    return (
      words.every(word => haystack.includes(word)) &&
      allows(filter.phase, row.phase) &&
      allows(filter.health, row.health) &&
      allows(filter.kpi, row.kpi) &&
      allows(filter.readiness, readinessOf(row)) &&
      allows(filter.alert, row.alerts?.worst ?? 'none') &&
      allows(filter.owner, row.owner) &&
      allows(filter.system, row.system) &&
      allows(filter.family, row.family) &&
      allows(filter.wave, row.wave?.id) &&
      (!filter.environment?.length ||
        row.environments.some(e => filter.environment?.includes(e)))
    );
  });
}

function compare(a: FleetRow, b: FleetRow, field: FleetOrderField): number {
  switch (field) {
    case 'phase':
      return PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase);
    case 'health':
      return (
        HEALTH_STATUSES.indexOf(a.health) - HEALTH_STATUSES.indexOf(b.health)
      );
    case 'kpi':
      return KPI_STATUSES.indexOf(a.kpi) - KPI_STATUSES.indexOf(b.kpi);
    case 'readiness':
      return (
        READINESS_STATUSES.indexOf(readinessOf(a)) -
        READINESS_STATUSES.indexOf(readinessOf(b))
      );
    case 'alerts':
      return alertRank(a) - alertRank(b);
    case 'wave':
      return (a.wave?.order ?? Infinity) - (b.wave?.order ?? Infinity) || 0;
    default:
      return a[field].localeCompare(b[field]);
  }
}

/** 0 without alerts, and 4 with one of P0. */
function alertRank({ alerts }: FleetRow): number {
  return ['none', 'P3', 'P2', 'P1', 'P0'].indexOf(alerts?.worst ?? 'none');
}

/** Agents that no scorecard is about have nothing demanded of them. */
function readinessOf(row: FleetRow): ReadinessStatus {
  return row.readiness?.status ?? 'none';
}

function wavesOf(rows: readonly FleetRow[]): WaveRef[] {
  const waves = new Map<string, WaveRef>();
  for (const { wave } of rows) if (wave) waves.set(wave.id, wave);
  return [...waves.values()].sort(
    (a, b) => a.plan.localeCompare(b.plan) || a.order - b.order,
  );
}

function countBy<T>(
  rows: readonly T[],
  pick: (row: T) => string | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = pick(row);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
