import type { HealthStatus } from '../../api/types';
import type { DependencyReport } from './model';

const WORDS: Record<HealthStatus, string> = {
  pass: 'healthy',
  warn: 'degraded',
  fail: 'failing',
  unknown: 'unknown',
};

/** Why something that agents depend on is what it is, in one sentence without a full stop. */
export function describeDependency(
  status: HealthStatus,
  reports: readonly DependencyReport[],
): string {
  const reporting = reports.filter(({ component }) => component !== undefined);
  if (reporting.length === 0) {
    return reports.length === 1
      ? `${reports[0].agentTitle} depends on it and does not report on it`
      : `None of the ${reports.length} agents that depend on it reports on it`;
  }
  const alike = reporting.filter(report => report.status === status);
  if (status === 'unknown') {
    return `${describeCount(alike, reporting)} on it without saying how it is`;
  }
  const output = alike.find(report => report.output !== undefined)?.output;
  const said = status !== 'pass' && output !== undefined ? `: ${output}` : '';
  return `${describeCount(alike, reporting)} it as ${WORDS[status]}${said}`;
}

/** `Architect reports`, `2 of the 5 agents that report on it report`. */
function describeCount(
  alike: readonly DependencyReport[],
  reporting: readonly DependencyReport[],
): string {
  if (reporting.length === 1) return `${alike[0].agentTitle} reports`;
  if (alike.length === reporting.length) {
    const all = reporting.length === 2 ? 'Both' : `All ${reporting.length}`;
    return `${all} agents that report on it report`;
  }
  return alike.length === 1
    ? `${alike[0].agentTitle}, one of ${reporting.length} agents that report on it, reports`
    : `${alike.length} of the ${reporting.length} agents that report on it report`;
}
