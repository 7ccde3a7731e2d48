import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';

/** A row of `maintenance_windows`. */
export interface MaintenanceRow {
  id: string;
  environment_ref: string | null;
  reason: string;
  planned_by: string;
  created_at: number;
  starts_at: number;
  ends_at: number;
  planned_end: number;
  ended_by: string | null;
  ended_reason: string | null;
}

export function toRow(record: MaintenanceRecord): MaintenanceRow {
  const { ended } = record;
  return {
    id: record.id,
    environment_ref: record.environmentRef ?? null,
    reason: record.reason,
    planned_by: record.by,
    created_at: record.createdAt,
    starts_at: record.startsAt,
    ends_at: ended?.at ?? record.endsAt,
    planned_end: record.endsAt,
    ended_by: ended?.by ?? null,
    ended_reason: ended?.reason ?? null,
  };
}

export function fromRow(
  row: MaintenanceRow,
  agentRefs: string[],
): MaintenanceRecord {
  return {
    id: row.id,
    agentRefs,
    ...(row.environment_ref !== null && {
      environmentRef: row.environment_ref,
    }),
    reason: row.reason,
    by: row.planned_by,
    createdAt: Number(row.created_at),
    startsAt: Number(row.starts_at),
    endsAt: Number(row.planned_end),
    ...(row.ended_by !== null && {
      ended: {
        at: Number(row.ends_at),
        by: row.ended_by,
        ...(row.ended_reason !== null && { reason: row.ended_reason }),
      },
    }),
  };
}
