import type { ScorecardGroupRow } from '@agent-portal/plugin-agents-common';

/** What a line of the matrix shows: a group rolled up, or the agent at a position of the rows. */
export type MatrixItem =
  | { kind: 'group'; group: ScorecardGroupRow }
  | { kind: 'agent'; index: number };

/** The lines of the matrix: each group's roll-up, then its agents. */
export interface MatrixItems {
  count: number;
  at(line: number): MatrixItem;
}

/**
 * Lays groups and agents out in lines without a list of all of them. The rows of the backend come
 * in the order of the groups.
 */
export function layOutMatrix(
  groups: readonly ScorecardGroupRow[],
): MatrixItems {
  const starts: number[] = [];
  let count = 0;
  for (const group of groups) {
    starts.push(count);
    count += 1 + group.agents;
  }
  return {
    count,
    at(line) {
      const position = lastAtMost(starts, line);
      return starts[position] === line
        ? { kind: 'group', group: groups[position] }
        : // Each group up to this one took a line of its own.
          { kind: 'agent', index: line - position - 1 };
    },
  };
}

/** Position of the last start that is not after a line; the starts ascend from 0. */
function lastAtMost(starts: readonly number[], line: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
