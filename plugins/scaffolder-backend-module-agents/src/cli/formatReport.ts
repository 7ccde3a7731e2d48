import type { Finding, ValidationReport } from '../validation';

/** The report for a terminal: every validator, then every finding. */
export function formatReport(report: ValidationReport): string {
  const width = Math.max(...report.validators.map(({ title }) => title.length));
  const rows = report.validators.map(({ title, status, files, reason }) => {
    const note = status === 'skipped' ? reason ?? '' : `${files} files`;
    return `${status.padEnd(7)}  ${title.padEnd(width)}  ${note}`;
  });
  const count = (status: string) =>
    report.validators.filter(validator => validator.status === status).length;
  const summary = `${count('passed')} passed, ${count(
    'failed',
  )} failed, ${count('skipped')} skipped; ${report.findings.length} findings`;
  return [...rows, '', ...report.findings.map(formatFinding), summary].join(
    '\n',
  );
}

function formatFinding({ file, line, rule, message, fix }: Finding): string {
  return `${file}${line ? `:${line}` : ''} ${rule} ${message} — ${fix}`;
}
