import {
  outcomeOfLetter,
  type ScorecardGroups,
  type ScorecardGroupsQuery,
  type ScorecardResults,
  type ScorecardResultsQuery,
  type ScorecardRow,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW } from './createManualClock';
import type { ScorecardFixture } from './createScorecardFixture';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** The rows of a matrix that a query asks for, by group and title. */
export function answerScorecardResults(
  fixture: ScorecardFixture,
  query: ScorecardResultsQuery,
): ScorecardResults {
  const { offset = 0, limit = 200 } = query;
  const rows = matchingRows(fixture, query);
  const { summary, columns } = fixture.detail;
  return {
    scorecard: summary.ref,
    version: summary.version,
    columns,
    levels: summary.levels,
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    offset,
    asOf: AS_OF,
  };
}

/** The groups of a matrix, in the order of its rows. */
export function answerScorecardGroups(
  fixture: ScorecardFixture,
  query: ScorecardGroupsQuery,
): ScorecardGroups {
  const rows = matchingRows(fixture, query);
  const { summary, columns } = fixture.detail;
  const groups = [...new Set(rows.map(row => row.group))].map(group => {
    const members = rows.filter(row => row.group === group);
    const scores = members.flatMap(row => row.score ?? []);
    return {
      group,
      agents: members.length,
      byLevel: [0, ...summary.levels.map(level => level.rank)].map(rank => ({
        rank,
        count: members.filter(row => row.rank === rank).length,
      })),
      ...(scores.length > 0 && {
        score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
      }),
      checks: columns.map((_, column) => {
        const count = (letters: string) =>
          members.filter(row => letters.includes(row.outcomes[column])).length;
        return [count('p'), count('u'), count('puf')];
      }),
    };
  });
  return { groups, total: rows.length, asOf: AS_OF };
}

function matchingRows(
  fixture: ScorecardFixture,
  query: ScorecardGroupsQuery,
): ScorecardRow[] {
  const { summary, columns } = fixture.detail;
  const words = (query.text ?? '').toLowerCase().split(/\s+/);
  const column = columns.findIndex(({ id }) => id === query.check);
  const levelOf = (row: ScorecardRow) =>
    summary.levels.find(level => level.rank === row.rank)?.id ?? 'none';
  const allows = <T>(allowed: readonly T[] | undefined, value: T | undefined) =>
    !allowed?.length || (value !== undefined && allowed.includes(value));
  const outcomesOf = (row: ScorecardRow) =>
    [...(query.check ? row.outcomes.charAt(column) : row.outcomes)].map(
      outcomeOfLetter,
    );
  return fixture.rows
    .filter(
      row =>
        words.every(word =>
          `${row.title} ${row.owner}`.toLowerCase().includes(word),
        ) &&
        allows(query.owner, row.owner) &&
        allows(query.system, row.system) &&
        allows(query.wave, row.wave) &&
        allows(query.level, levelOf(row)) &&
        (!query.outcome?.length ||
          outcomesOf(row).some(outcome => query.outcome?.includes(outcome))),
    )
    .map(row => ({
      ...row,
      group: query.groupBy ? row[query.groupBy] ?? '' : '',
    }))
    .sort(
      (a, b) =>
        a.group.localeCompare(b.group) ||
        a.title.localeCompare(b.title) ||
        a.ref.localeCompare(b.ref),
    );
}
