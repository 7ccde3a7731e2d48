import type { AlertSilenceRecord } from '@agent-portal/plugin-agents-common';

/** A row of `alert_silences`. */
export interface SilenceRow {
  id: string;
  matcher: string;
  reason: string;
  by: string;
  created_at: number;
  starts_at: number;
  ends_at: number;
  ended_at: number | null;
  ended_by: string | null;
  ended_reason: string | null;
}

export function toSilenceRow(silence: AlertSilenceRecord): SilenceRow {
  const { ended } = silence;
  return {
    id: silence.id,
    matcher: JSON.stringify(silence.matcher),
    reason: silence.reason,
    by: silence.by,
    created_at: silence.createdAt,
    starts_at: silence.startsAt,
    ends_at: silence.endsAt,
    ended_at: ended?.at ?? null,
    ended_by: ended?.by ?? null,
    ended_reason: ended?.reason ?? null,
  };
}

export function fromSilenceRow(row: SilenceRow): AlertSilenceRecord {
  return {
    id: row.id,
    matcher: JSON.parse(row.matcher),
    reason: row.reason,
    by: row.by,
    createdAt: Number(row.created_at),
    startsAt: Number(row.starts_at),
    endsAt: Number(row.ends_at),
    ...(row.ended_at !== null && {
      ended: {
        at: Number(row.ended_at),
        ...(row.ended_by !== null && { by: row.ended_by }),
        ...(row.ended_reason !== null && { reason: row.ended_reason }),
      },
    }),
  };
}
