import { outcomeOfLetter } from '@agent-portal/plugin-agents-common';
import type { ScorecardInForce } from '../model';

/** Agents that came out the same on a scorecard. */
export type Outcomes = {
  scorecardRef: string;
  outcomes: string;
  rank: number;
};

/** What stands before the next level of all agents that came out the same. */
export type OpenPath = Outcomes & {
  inForce: ScorecardInForce;
  /** Rank of the level it leads to. */
  next: number;
  /** Ids of the checks, the one that costs least first. */
  checkIds: string[];
  /** Working time of all of them whose effort is stated, ms. */
  pathMs: number;
  /** How many of them state no effort. */
  unestimated: number;
};

/** What stands before the next levels, that which costs least first; of what costs the same, together. */
export function findPaths(
  scorecards: ScorecardInForce[],
  outcomes: Outcomes[],
): OpenPath[][] {
  const inForce = new Map(
    scorecards.map(one => [one.scorecard.entityRef, one]),
  );
  const sorted = outcomes
    .flatMap(one => {
      const found = inForce.get(one.scorecardRef);
      return found ? openPath(found, one) : [];
    })
    .sort(byCost);
  const alike: OpenPath[][] = [];
  for (const path of sorted) {
    const last = alike[alike.length - 1];
    if (last && byCost(last[0], path) === 0) last.push(path);
    else alike.push([path]);
  }
  return alike;
}

function openPath(inForce: ScorecardInForce, one: Outcomes): OpenPath[] {
  const { checks, levels } = inForce.scorecard;
  const next = levels.find(level => level.rank === one.rank + 1);
  if (!next) return [];
  const open = checks.filter((check, index) => {
    const outcome = outcomeOfLetter(one.outcomes[index]);
    return (
      check.rank <= next.rank && (outcome === 'fail' || outcome === 'unknown')
    );
  });
  if (open.length === 0) return [];
  const effortOf = ({ effortMs = Number.MAX_VALUE }) => effortMs;
  return [
    {
      ...one,
      inForce,
      next: next.rank,
      checkIds: [...open]
        .sort((a, b) => effortOf(a) - effortOf(b) || compare(a.id, b.id))
        .map(({ id }) => id),
      pathMs: open.reduce((sum, check) => sum + (check.effortMs ?? 0), 0),
      unestimated: open.filter(check => check.effortMs === undefined).length,
    },
  ];
}

function byCost(a: OpenPath, b: OpenPath): number {
  return (
    a.unestimated - b.unestimated ||
    a.pathMs - b.pathMs ||
    a.checkIds.length - b.checkIds.length
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
