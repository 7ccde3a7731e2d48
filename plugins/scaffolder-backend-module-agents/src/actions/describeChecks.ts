import type { Finding, ValidationReport } from '../validation';

/** What the checks found, as Markdown for people. */
export function describeChecks(report: ValidationReport): string {
  const lines = report.validators.map(
    ({ title, status, files, reason, findings }) => {
      switch (status) {
        case 'passed':
          return `- passed: ${title} (${files} ${
            files === 1 ? 'file' : 'files'
          })`;
        case 'failed':
          return `- **failed**: ${title} (${findings.length} ${
            findings.length === 1 ? 'finding' : 'findings'
          })`;
        default:
          return `- skipped, not checked: ${title} (${
            reason ?? 'no reason given'
          })`;
      }
    },
  );
  return [
    ...lines,
    ...report.findings.map(finding => `- ${describeFinding(finding)}`),
  ].join('\n');
}

/** One finding in a line: place, what is wrong, what to do. */
export function describeFinding(finding: Finding): string {
  const place = finding.line ? `${finding.file}:${finding.line}` : finding.file;
  return `${place}: ${finding.message} (${finding.rule}); ${finding.fix}`;
}
