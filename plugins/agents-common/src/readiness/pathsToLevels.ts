import type { CheckResult, LevelPath } from '../api';
import type { CompiledScorecard } from './CompiledScorecard';

/**
 * What takes an agent to each level above the one it has, the cheapest first: the checks that do
 * not pass at that level or below it, those with the least effort before the others and those
 * whose effort nobody states last.
 *
 * A check that the grace period bridges is among them, as it lasts no further than the level that
 * the agent had.
 *
 * @param checks - What `explain` says of the agent.
 * @param rank - The level it has.
 * @public
 */
export function pathsToLevels(
  compiled: CompiledScorecard,
  checks: CheckResult[],
  rank: number,
): LevelPath[] {
  const ranks = new Map(compiled.levels.map(level => [level.id, level.rank]));
  const open = checks
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    .sort(byEffort);
  return compiled.levels
    .filter(level => level.rank > rank)
    .map(level => {
      const needed = open.filter(
        check => (ranks.get(check.level) ?? Infinity) <= level.rank,
      );
      const estimated = needed.filter(check => check.effortMs !== undefined);
      return {
        level,
        checks: needed.map(({ id }) => id),
        ...(estimated.length > 0 && {
          effortMs: sum(estimated.map(check => check.effortMs ?? 0)),
        }),
        ...(estimated.length < needed.length && {
          unestimated: needed.length - estimated.length,
        }),
        weight: sum(needed.map(check => check.weight)),
      };
    });
}

function byEffort(a: CheckResult, b: CheckResult): number {
  const [effortA, effortB] = [a.effortMs ?? Infinity, b.effortMs ?? Infinity];
  if (effortA !== effortB) return effortA < effortB ? -1 : 1;
  return b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
