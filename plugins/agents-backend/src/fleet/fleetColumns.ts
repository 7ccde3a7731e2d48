import {
  type AgentAlertSummary,
  type AlertSeverity,
  type FleetOrderField,
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
  type ReadinessStatus,
} from '@agent-portal/plugin-agents-common';
import type { FleetRecord } from './model';

/** The rank of an agent that no plan names: after every wave. */
const NO_WAVE = 1_000_000;

/** From best to worst; agents of which nothing is demanded come last. */
export const READINESS_STATUSES: readonly ReadinessStatus[] = [
  'ready',
  'unknown',
  'below',
  'none',
];

/** From best to worst, as agents are sorted by their alerts. */
export const ALERT_STATUSES = ['none', 'P3', 'P2', 'P1', 'P0'] as const;

/** A row of the table `fleet`. */
export interface FleetColumns {
  ref: string;
  name: string;
  title: string;
  sort_title: string;
  owner: string;
  system: string | null;
  family: string | null;
  wave: string | null;
  wave_rank: number;
  wave_ref: string | null;
  environments: string;
  release: string | null;
  phase: string;
  phase_rank: number;
  phase_since: number;
  phase_detail: string;
  weight: number | null;
  health: string;
  health_rank: number;
  health_since: number;
  health_reason: string;
  kpi: string;
  kpi_rank: number;
  kpi_met: number;
  kpi_at_risk: number;
  kpi_not_met: number;
  kpi_unknown: number;
  readiness: string;
  readiness_rank: number;
  readiness_detail: string | null;
  alert: AlertSeverity | 'none';
  alert_rank: number;
  alert_open: number;
  alert_unacknowledged: number;
  problems: number;
  changed_at: number;
  search_text: string;
}

/** The column that each order sorts by. */
export const ORDER_COLUMNS: Record<FleetOrderField, keyof FleetColumns> = {
  name: 'sort_title',
  owner: 'owner',
  wave: 'wave_rank',
  phase: 'phase_rank',
  health: 'health_rank',
  kpi: 'kpi_rank',
  readiness: 'readiness_rank',
  alerts: 'alert_rank',
  changedAt: 'changed_at',
};

/** A record as its row. */
export function toColumns({ row, phase, waveRank }: FleetRecord): FleetColumns {
  return {
    ref: row.ref,
    name: row.name,
    title: row.title,
    // Lower case can be longer than what it is made of.
    sort_title: row.title.toLowerCase().slice(0, 255),
    owner: row.owner,
    system: row.system ?? null,
    family: row.family ?? null,
    wave: row.wave?.id ?? null,
    wave_rank: waveRank ?? NO_WAVE,
    wave_ref: row.wave ? JSON.stringify(row.wave) : null,
    environments: JSON.stringify(row.environments),
    release: row.release ?? null,
    phase: row.phase,
    phase_rank: PHASES.indexOf(row.phase),
    phase_since: Date.parse(row.phaseSince),
    phase_detail: JSON.stringify(phase),
    weight: row.weight ?? null,
    health: row.health,
    health_rank: HEALTH_STATUSES.indexOf(row.health),
    health_since: Date.parse(row.healthSince),
    health_reason: row.healthReason ?? '',
    kpi: row.kpi,
    kpi_rank: KPI_STATUSES.indexOf(row.kpi),
    kpi_met: row.kpis.met,
    kpi_at_risk: row.kpis.atRisk,
    kpi_not_met: row.kpis.notMet,
    kpi_unknown: row.kpis.unknown,
    readiness: row.readiness?.status ?? 'none',
    readiness_rank: READINESS_STATUSES.indexOf(row.readiness?.status ?? 'none'),
    readiness_detail: row.readiness ? JSON.stringify(row.readiness) : null,
    alert: row.alerts?.worst ?? 'none',
    alert_rank: ALERT_STATUSES.indexOf(row.alerts?.worst ?? 'none'),
    alert_open: row.alerts?.open ?? 0,
    alert_unacknowledged: row.alerts?.unacknowledged ?? 0,
    problems: row.problems ?? 0,
    changed_at: Date.parse(row.changedAt),
    search_text: [row.name, row.title, row.owner, row.system, row.family]
      .join(' ')
      .toLowerCase(),
  };
}

/** A row as its record. */
export function fromColumns(columns: FleetColumns): FleetRecord {
  const phase = JSON.parse(columns.phase_detail);
  return {
    phase,
    waveRank: columns.wave_rank === NO_WAVE ? undefined : columns.wave_rank,
    row: {
      ref: columns.ref,
      name: columns.name,
      title: columns.title,
      owner: columns.owner,
      system: columns.system ?? undefined,
      family: columns.family ?? undefined,
      wave: columns.wave_ref ? JSON.parse(columns.wave_ref) : undefined,
      environments: JSON.parse(columns.environments),
      release: columns.release ?? undefined,
      phase: phase.phase,
      phaseSince: toIso(columns.phase_since),
      weight: columns.weight ?? undefined,
      health: HEALTH_STATUSES[columns.health_rank],
      healthSince: toIso(columns.health_since),
      healthReason: columns.health_reason || undefined,
      kpi: KPI_STATUSES[columns.kpi_rank],
      kpis: {
        met: columns.kpi_met,
        atRisk: columns.kpi_at_risk,
        notMet: columns.kpi_not_met,
        unknown: columns.kpi_unknown,
      },
      readiness: columns.readiness_detail
        ? JSON.parse(columns.readiness_detail)
        : undefined,
      alerts: toAlerts(columns),
      problems: columns.problems,
      changedAt: toIso(columns.changed_at),
    },
  };
}

function toAlerts(columns: FleetColumns): AgentAlertSummary {
  return {
    open: columns.alert_open,
    unacknowledged: columns.alert_unacknowledged,
    ...(columns.alert !== 'none' && { worst: columns.alert }),
  };
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
