import {
  outcomeOfLetter,
  type ReadinessSummary,
} from '@agent-portal/plugin-agents-common';
import type { ScorecardInForce, StoredResult } from '../model';

/** A scorecard in force, and how the agent stands on it. */
export type Standing = { inForce: ScorecardInForce; result: StoredResult };

/**
 * Where an agent stands: its level on the default scorecard, and whether it has the levels that
 * the gates of an environment demand of it.
 *
 * @param standings - the agent's, by the reference of the scorecard
 * @param environmentRef - the one it is to be promoted into next; absent: none
 */
export function summarizeReadiness(
  standings: Standing[],
  environmentRef: string | undefined,
): ReadinessSummary {
  const summary: ReadinessSummary = { status: 'none', required: 0, missing: 0 };
  let isBelow = false;
  for (const { inForce, result } of standings) {
    const { levels, gates } = inForce.scorecard;
    for (const gate of gates) {
      const level = levels.find(({ id }) => id === gate.level);
      if (gate.environment !== environmentRef || !level) continue;
      summary.required += 1;
      if (result.evaluation.rank >= level.rank) continue;
      summary.missing += 1;
      isBelow ||= fails({ inForce, result }, level.rank);
    }
  }
  if (summary.required > 0) summary.status = 'ready';
  if (summary.missing > 0) summary.status = isBelow ? 'below' : 'unknown';

  const shown = standings.find(({ inForce }) => inForce.scorecard.default);
  if (!shown) return summary;
  const { scorecard } = shown.inForce;
  const { rank } = shown.result.evaluation;
  const level = scorecard.levels.find(one => one.rank === rank);
  return {
    ...summary,
    scorecard: scorecard.entityRef,
    ...(level && { level: level.title }),
    rank,
    levels: scorecard.levels.length,
  };
}

/** Whether a check fails that a level demands, so that no missing fact alone is in the way. */
function fails({ inForce, result }: Standing, rank: number): boolean {
  return inForce.scorecard.checks.some(
    (check, index) =>
      check.rank <= rank &&
      outcomeOfLetter(result.evaluation.outcomes[index]) === 'fail',
  );
}
