import type {
  LevelCount,
  ReadinessLevel,
} from '@agent-portal/plugin-agents-common';

/** What people call the level of a rank. */
export function levelTitle(
  levels: readonly ReadinessLevel[],
  rank: number,
): string {
  return rank === 0
    ? 'No level'
    : levels.find(level => level.rank === rank)?.title ?? `Level ${rank}`;
}

/** Says how many agents have each level, the highest first: `3 Gold, 1 No level`. */
export function describeLevels(
  levels: readonly ReadinessLevel[],
  counts: readonly LevelCount[],
): string {
  return [...counts]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ rank, count }) => `${count} ${levelTitle(levels, rank)}`)
    .join(', ');
}

/** What people call a level, by its id. */
export function titleOfLevel(
  levels: readonly ReadinessLevel[],
  id: string,
): string {
  return levels.find(level => level.id === id)?.title ?? id;
}
