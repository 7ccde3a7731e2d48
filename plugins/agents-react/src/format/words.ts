import type {
  HealthStatus,
  KpiCounts,
  KpiStatus,
  Phase,
} from '@agent-portal/plugin-agents-common';

/** What people call each health verdict. @public */
export const HEALTH_WORDS: Readonly<Record<HealthStatus, string>> = {
  pass: 'Healthy',
  warn: 'Degraded',
  fail: 'Failing',
  unknown: 'Unknown',
};

/** What people call each KPI verdict. @public */
export const KPI_WORDS: Readonly<Record<KpiStatus, string>> = {
  met: 'On target',
  'at-risk': 'At risk',
  'not-met': 'Off target',
  unknown: 'Unknown',
};

/** What people call each phase. @public */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  planned: 'Planned',
  development: 'Development',
  staging: 'Staging',
  canary: 'Canary',
  'rolling-out': 'Rolling out',
  production: 'Production',
  paused: 'Paused',
  'rolled-back': 'Rolled back',
  retired: 'Retired',
};

/**
 * Writes a whole number with separators, such as `4,213`.
 *
 * @public
 */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/**
 * Writes a share, such as `5 %`. What is not quite none or all never reads as `0 %` or `100 %`.
 *
 * @param share - 0 to 1.
 * @public
 */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent > 99.9 && percent < 100) return '> 99.9 %';
  return `${percent.toLocaleString('en-US', { maximumFractionDigits: 1 })} %`;
}

/**
 * Writes a phase with its weight, such as `Canary 5 %`.
 *
 * @param weight - Share of production requests that the newest release answers, 0 to 1.
 * @public
 */
export function describePhase(phase: Phase, weight?: number): string {
  return weight === undefined
    ? PHASE_WORDS[phase]
    : `${PHASE_WORDS[phase]} ${formatShare(weight)}`;
}

/**
 * Says how many KPIs have each verdict, such as `5 on target, 1 at risk`.
 *
 * @public
 */
export function describeKpiCounts(counts: KpiCounts): string {
  const parts = [
    [counts.notMet, 'off target'],
    [counts.unknown, 'unknown'],
    [counts.atRisk, 'at risk'],
    [counts.met, 'on target'],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  return said.length === 0
    ? 'no KPIs'
    : said.map(([count, word]) => `${count} ${word}`).join(', ');
}
