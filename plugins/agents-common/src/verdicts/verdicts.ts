import type { HealthStatus, KpiCounts, KpiStatus, Phase } from '../api/types';

/**
 * The phases in the order in which a release passes through them; the last three are where it
 * may be held, sent back or ended.
 *
 * @public
 */
export const PHASES: readonly Phase[] = [
  'planned',
  'development',
  'staging',
  'canary',
  'rolling-out',
  'production',
  'paused',
  'rolled-back',
  'retired',
];

/** Health verdicts from best to worst; `unknown` is worse than `warn`: it is never green. @public */
export const HEALTH_STATUSES: readonly HealthStatus[] = [
  'pass',
  'warn',
  'unknown',
  'fail',
];

/** KPI verdicts from best to worst. @public */
export const KPI_STATUSES: readonly KpiStatus[] = [
  'met',
  'at-risk',
  'unknown',
  'not-met',
];

/**
 * The worst of several health verdicts.
 *
 * @returns `unknown` when there are none: what nobody measured is not healthy.
 * @public
 */
export function worstHealth(statuses: Iterable<HealthStatus>): HealthStatus {
  return worst(statuses, HEALTH_STATUSES) ?? 'unknown';
}

/**
 * The worst verdict among counted KPIs.
 *
 * @returns `unknown` when there are none.
 * @public
 */
export function worstKpi(counts: KpiCounts): KpiStatus {
  if (counts.notMet > 0) return 'not-met';
  if (counts.unknown > 0) return 'unknown';
  if (counts.atRisk > 0) return 'at-risk';
  return counts.met > 0 ? 'met' : 'unknown';
}

const KPI_COUNT_OF: Record<KpiStatus, keyof KpiCounts> = {
  met: 'met',
  'at-risk': 'atRisk',
  'not-met': 'notMet',
  unknown: 'unknown',
};

/** Counts KPI verdicts. @public */
export function countKpis(statuses: Iterable<KpiStatus>): KpiCounts {
  const counts: KpiCounts = { met: 0, atRisk: 0, notMet: 0, unknown: 0 };
  for (const status of statuses) counts[KPI_COUNT_OF[status]]++;
  return counts;
}

function worst<T>(values: Iterable<T>, scale: readonly T[]): T | undefined {
  let rank = -1;
  for (const value of values) rank = Math.max(rank, scale.indexOf(value));
  return scale[rank];
}
