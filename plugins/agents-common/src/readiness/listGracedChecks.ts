import type { Scorecard } from '../entities';
import type { GracedCheck } from './GracedCheck';
import { stricterChecks } from './stricterChecks';

/**
 * The checks of a version that are new or stricter than before, each with what the version before
 * asked for: whoever passed that does not lose a level by the change alone.
 *
 * @param until - When the grace ends, ms since 1970 in UTC.
 * @public
 */
export function listGracedChecks(
  previous: Scorecard,
  next: Scorecard,
  until: number,
): GracedCheck[] {
  const before = new Map(previous.checks.map(check => [check.id, check]));
  return [...stricterChecks(previous, next)].sort().map(id => {
    const check = before.get(id);
    const rank = check && rankFrom(check.rank, previous, next);
    if (!check || rank === undefined) return { id, until };
    const { condition, applies, freshnessMs, provenance } = check;
    return {
      id,
      until,
      previous: {
        condition,
        ...(applies && { applies: applies.when }),
        ...(freshnessMs !== undefined && { freshnessMs }),
        ...(provenance && { provenance }),
        rank,
      },
    };
  });
}

/** Where the next version has the lowest level that stood at a rank or above it; levels go by id. */
function rankFrom(
  rank: number,
  previous: Scorecard,
  next: Scorecard,
): number | undefined {
  const ranks = next.levels.flatMap(level => {
    const before = previous.levels.find(({ id }) => id === level.id);
    return before && before.rank >= rank ? level.rank : [];
  });
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}
