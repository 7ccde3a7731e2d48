/** Writes lines of cells as CSV (RFC 4180), safe to open in a spreadsheet. */
export function formatCsv(lines: Iterable<readonly unknown[]>): string {
  let text = '';
  for (const line of lines) text += `${line.map(formatCell).join(',')}\r\n`;
  return text;
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
