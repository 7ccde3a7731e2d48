import type {
  ScorecardGroupRow,
  ScorecardGroups,
} from '@agent-portal/plugin-agents-common';

/** How many agents of a group came out the same. */
export type CountedGroup = {
  /** Absent when there is one group of all. */
  group?: string | null;
  /** The wave of one of them as JSON, where groups are waves. */
  wave_ref?: string | null;
  outcomes: string;
  rank: number;
  score: number | null;
  count: number | string;
};

type Sum = {
  row: ScorecardGroupRow;
  ranks: Map<number, number>;
  scored: number;
  total: number;
};

/** Adds up agents that came out the same into their groups, in the order in which they come. */
export function rollUp(
  counted: CountedGroup[],
  options: { checks: number; isWave: boolean },
): Pick<ScorecardGroups, 'groups' | 'total'> {
  const sums = new Map<string, Sum>();
  let total = 0;
  for (const one of counted) {
    const count = Number(one.count);
    const group = one.group ?? '';
    const sum = sums.get(group) ?? createSum(group, one, options);
    sums.set(group, sum);
    total += count;
    sum.row.agents += count;
    sum.ranks.set(one.rank, (sum.ranks.get(one.rank) ?? 0) + count);
    if (one.score !== null) {
      sum.scored += count;
      sum.total += Number(one.score) * count;
    }
    for (const [index, check] of sum.row.checks.entries()) {
      const letter = one.outcomes[index];
      if (letter === 'p') check[0] += count;
      if (letter === 'u') check[1] += count;
      if (letter === 'p' || letter === 'u' || letter === 'f') check[2] += count;
    }
  }
  const groups = [...sums.values()].map(sum => ({
    ...sum.row,
    byLevel: [...sum.ranks]
      .sort(([a], [b]) => a - b)
      .map(([rank, count]) => ({ rank, count })),
    ...(sum.scored > 0 && { score: sum.total / sum.scored }),
  }));
  return { groups, total };
}

function createSum(
  group: string,
  { wave_ref: wave }: CountedGroup,
  { checks, isWave }: { checks: number; isWave: boolean },
): Sum {
  return {
    row: {
      group,
      ...(isWave && wave && { title: JSON.parse(wave).title }),
      agents: 0,
      byLevel: [],
      checks: Array.from({ length: checks }, () => [0, 0, 0]),
    },
    ranks: new Map(),
    scored: 0,
    total: 0,
  };
}
