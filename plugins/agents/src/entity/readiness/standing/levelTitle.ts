import type { AgentScorecard } from '@agent-portal/plugin-agents-common';

/** The title of a level by its rank; rank 0 is below the first. */
export function levelTitle(
  scorecard: Pick<AgentScorecard, 'levels'>,
  rank: number,
): string {
  return (
    scorecard.levels.find(level => level.rank === rank)?.title ?? 'No level'
  );
}
