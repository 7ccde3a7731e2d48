import type {
  AlertEventRecord,
  AlertRecord,
} from '@agent-portal/plugin-agents-common';
import type { AlertRun } from '../model';

/** The deadline of an alert that has none: after every other. */
export const NO_DEADLINE = 1e15;

/** A row of `alerts`. */
export interface AlertTableRow {
  id: string;
  revision: number;
  fingerprint: string;
  kind: AlertRecord['condition']['kind'];
  severity: AlertRecord['severity'];
  state: AlertRecord['state'];
  subject_ref: string | null;
  environment_ref: string | null;
  opened_at: number | null;
  changed_at: number;
  deadline: number;
  resolved_at: number | null;
  silenced_until: number | null;
  explained_by: string | null;
  record: string;
}

/** A row of `alert_events`. */
export interface AlertEventRow {
  id: number;
  alert_id: string;
  at: number;
  kind: AlertEventRecord['kind'];
  text: string;
  by: string | null;
}

/** The row of `alert_runs`. */
export interface AlertRunRow {
  id: string;
  evaluated_at: number;
  due_at: number | null;
  unknown_kinds: string;
}

export function toAlertRow(record: AlertRecord): AlertTableRow {
  const { condition, resolved } = record;
  return {
    id: record.id,
    revision: record.revision,
    fingerprint: condition.fingerprint,
    kind: condition.kind,
    severity: record.severity,
    state: record.state,
    subject_ref: condition.subjectRef ?? null,
    environment_ref: condition.environmentRef ?? null,
    opened_at: record.openedAt ?? null,
    changed_at: record.changedAt,
    deadline:
      record.state === 'open' && record.clearedAt === undefined
        ? record.acknowledgeBy ?? NO_DEADLINE
        : NO_DEADLINE,
    resolved_at:
      record.state === 'resolved' ? resolved?.at ?? record.changedAt : null,
    silenced_until: record.silencedUntil ?? null,
    explained_by: record.explainedBy ?? null,
    record: JSON.stringify(record),
  };
}

export function fromAlertRow({
  record,
}: Pick<AlertTableRow, 'record'>): AlertRecord {
  const kept: AlertRecord = JSON.parse(record);
  // Those that were kept before there were situations are in their first.
  return { ...kept, situation: kept.situation ?? 0 };
}

export function toEventRow(event: AlertEventRecord): Omit<AlertEventRow, 'id'> {
  return {
    alert_id: event.alertId,
    at: event.at,
    kind: event.kind,
    text: event.text,
    by: event.by ?? null,
  };
}

export function fromEventRow(row: AlertEventRow): AlertEventRecord {
  return {
    alertId: row.alert_id,
    at: Number(row.at),
    kind: row.kind,
    text: row.text,
    ...(row.by !== null && { by: row.by }),
  };
}

export function fromRunRow(row: AlertRunRow): AlertRun {
  return {
    evaluatedAt: Number(row.evaluated_at),
    ...(row.due_at !== null && { dueAt: Number(row.due_at) }),
    unknown: JSON.parse(row.unknown_kinds),
  };
}
