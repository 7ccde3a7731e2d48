import type { FleetRow } from '@agent-portal/plugin-agents-common';

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
  ['last change', row => row.changedAt],
];

/** Writes agents as CSV (RFC 4180), safe to open in a spreadsheet. */
export function formatFleetCsv(rows: Iterable<FleetRow>): string {
  const lines = [COLUMNS.map(([heading]) => heading).join(',')];
  for (const row of rows) {
    lines.push(COLUMNS.map(([, value]) => formatCell(value(row))).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, which
 * spreadsheets show as text; also where the sign hides behind white space or in full width.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function formatCell(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  let text = String(value);
  if (FORMULA.test(text)) text = `'${text}`;
  return /[",\r\n;\t]/.test(text) || text !== text.trim()
    ? `"${text.replace(/"/g, '""')}"`
    : text;
}
