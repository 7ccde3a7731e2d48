import { outcomeOfLetter } from '@agent-portal/plugin-agents-common';
import type { ScorecardInForce, StoredResult } from '../model';

/** A check that stands before the next level of an agent. */
export type OpenCheck = {
  agentRef: string;
  inForce: ScorecardInForce;
  checkId: string;
  /** Rank of the level it leads to. */
  rank: number;
  /** How many checks stand before that level, this one among them. */
  remaining: number;
  /** Working time of all of them whose effort is stated, ms. */
  pathMs: number;
  /** How many of them state no effort. */
  unestimated: number;
  effortMs?: number;
};

/**
 * What stands before the next level of each agent, the level that costs least first, and of one
 * level the check that costs least.
 */
export function findActions(
  scorecards: ScorecardInForce[],
  results: StoredResult[],
): OpenCheck[] {
  const inForce = new Map(
    scorecards.map(one => [one.scorecard.entityRef, one]),
  );
  return results
    .flatMap(result => {
      const found = inForce.get(result.scorecardRef);
      return found ? openChecks(found, result) : [];
    })
    .sort(
      (a, b) =>
        a.unestimated - b.unestimated ||
        a.pathMs - b.pathMs ||
        a.remaining - b.remaining ||
        compare(a.agentRef, b.agentRef) ||
        compare(a.inForce.scorecard.entityRef, b.inForce.scorecard.entityRef) ||
        (a.effortMs ?? Number.MAX_VALUE) - (b.effortMs ?? Number.MAX_VALUE) ||
        compare(a.checkId, b.checkId),
    );
}

function openChecks(
  inForce: ScorecardInForce,
  { agentRef, evaluation }: StoredResult,
): OpenCheck[] {
  const { checks, levels } = inForce.scorecard;
  const next = levels.find(level => level.rank === evaluation.rank + 1);
  if (!next) return [];
  const open = checks.filter((check, index) => {
    const outcome = outcomeOfLetter(evaluation.outcomes[index]);
    return (
      check.rank <= next.rank && (outcome === 'fail' || outcome === 'unknown')
    );
  });
  const pathMs = open.reduce((sum, check) => sum + (check.effortMs ?? 0), 0);
  const unestimated = open.filter(check => check.effortMs === undefined).length;
  return open.map(check => ({
    agentRef,
    inForce,
    checkId: check.id,
    rank: next.rank,
    remaining: open.length,
    pathMs,
    unestimated,
    ...(check.effortMs !== undefined && { effortMs: check.effortMs }),
  }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
