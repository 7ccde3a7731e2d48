import type { Scorecard } from '../entities';
import { canonicalJson } from './canonicalJson';

/**
 * The checks of a version that an agent may not pass although it passed the version before: those
 * that are new, and those that ask for something else, apply to others, demand other facts or
 * belong to another level.
 *
 * @returns Ids of checks.
 * @public
 */
export function stricterChecks(
  previous: Scorecard,
  next: Scorecard,
): Set<string> {
  const before = new Map(
    previous.checks.map(check => [check.id, demandsOf(check)]),
  );
  return new Set(
    next.checks
      .filter(check => before.get(check.id) !== demandsOf(check))
      .map(({ id }) => id),
  );
}

function demandsOf(check: Scorecard['checks'][number]): string {
  return canonicalJson({
    level: check.level,
    condition: check.condition,
    applies: check.applies?.when,
    freshnessMs: check.freshnessMs,
    provenance: check.provenance && [...check.provenance].sort(),
  });
}
