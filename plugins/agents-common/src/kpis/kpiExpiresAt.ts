import { parseDuration } from '../entities';
import type { KpiCriteria } from './evaluateKpi';
import type { KpiMeasurement } from './KpiMeasurement';

/** A window begins with a whole minute. */
const MINUTE = 60_000;

/** When a value has left its window, ms; that of a document, or one without a time, never does. */
export function windowEndsAt(
  { window }: Pick<KpiCriteria, 'window'>,
  { newestAt, provenance }: KpiMeasurement,
): number {
  if (provenance === 'stated' || newestAt === undefined) return Infinity;
  return newestAt + parseDuration(window) + MINUTE;
}

/** Until when a value is as fresh as its definition asks, ms. */
export function freshUntil(
  { freshness }: Pick<KpiCriteria, 'freshness'>,
  { newestAt }: KpiMeasurement,
): number {
  if (freshness === undefined) return Infinity;
  return newestAt === undefined
    ? -Infinity
    : newestAt + parseDuration(freshness);
}

/**
 * Until when what was measured supports a verdict, ms since 1970 in UTC: until it leaves the window
 * or is older than its definition allows, whichever comes first. Later than that `evaluateKpi`
 * answers `unknown` to the same measurement.
 *
 * @returns `undefined` where time alone changes nothing: a document states the figure, or nothing
 *   tells when it was observed.
 * @public
 */
export function kpiExpiresAt(
  criteria: Pick<KpiCriteria, 'window' | 'freshness'>,
  measurement: KpiMeasurement,
): number | undefined {
  const at = Math.min(
    windowEndsAt(criteria, measurement),
    freshUntil(criteria, measurement),
  );
  return Number.isFinite(at) ? at : undefined;
}
