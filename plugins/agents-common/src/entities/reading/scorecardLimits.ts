import { isRecord } from './ObjectReader';
import type { Place } from './Place';

/** So many checks a scorecard may have. */
export const MOST_CHECKS = 500;

/**
 * Reports a scorecard with more checks than it may have, and says whether it has. Nothing else
 * needs to be known about it then: neither its size nor what is wrong with each check.
 */
export function hasTooManyChecks(entity: unknown, entityPlace: Place): boolean {
  const spec = isRecord(entity) ? entity.spec : undefined;
  const checks =
    isRecord(spec) && Object.hasOwn(spec, 'checks') ? spec.checks : undefined;
  if (!Array.isArray(checks) || checks.length <= MOST_CHECKS) {
    return false;
  }
  entityPlace
    .field('spec')
    .field('checks')
    .report(
      checks,
      `is more than the ${MOST_CHECKS} checks a scorecard may have`,
      'split it into several scorecards',
    );
  return true;
}
