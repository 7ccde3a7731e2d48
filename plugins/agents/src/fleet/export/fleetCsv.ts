import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { formatCsv } from './formatCsv';

const COLUMNS: readonly [string, (row: FleetRow) => unknown][] = [
  ['agent', row => row.ref],
  ['title', row => row.title],
  ['owner', row => row.owner],
  ['system', row => row.system],
  ['family', row => row.family],
  ['wave', row => row.wave?.title],
  ['environments', row => row.environments.join(' ')],
  ['phase', row => row.phase],
  ['phase since', row => row.phaseSince],
  ['phase reason', row => row.phaseReason],
  ['weight', row => row.weight],
  ['release', row => row.release],
  ['health', row => row.health],
  ['health since', row => row.healthSince],
  ['health measured', row => row.healthObservedAt],
  ['health reason', row => row.healthReason],
  ['kpi', row => row.kpi],
  ['kpis met', row => row.kpis.met],
  ['kpis at risk', row => row.kpis.atRisk],
  ['kpis off target', row => row.kpis.notMet],
  ['kpis unknown', row => row.kpis.unknown],
  ['readiness', row => row.readiness?.status],
  ['readiness level', row => row.readiness?.level],
  ['levels demanded', row => row.readiness?.required],
  ['levels missing', row => row.readiness?.missing],
  ['open alerts', row => row.alerts?.open],
  ['alerts not acknowledged', row => row.alerts?.unacknowledged],
  ['worst alert', row => row.alerts?.worst],
  ['last change', row => row.changedAt],
];

/** Writes agents as CSV (RFC 4180), safe to open in a spreadsheet. */
export function formatFleetCsv(rows: Iterable<FleetRow>): string {
  const lines: unknown[][] = [COLUMNS.map(([heading]) => heading)];
  for (const row of rows) lines.push(COLUMNS.map(([, value]) => value(row)));
  return formatCsv(lines);
}
