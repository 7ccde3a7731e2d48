import {
  type CheckColumn,
  type ReadinessLevel,
  type ScorecardRow,
  outcomeOfLetter,
} from '@agent-portal/plugin-agents-common';
import { formatCsv } from '../../fleet/export/formatCsv';
import { levelTitle } from '../levelTitle';

const FIXED = [
  'agent',
  'title',
  'owner',
  'system',
  'wave',
  'level',
  'score',
  'passed',
  'known',
  'applicable',
  'exempt',
];

/** Writes the matrix as CSV, one line per agent and one column per check. */
export function formatMatrixCsv(matrix: {
  columns: readonly CheckColumn[];
  levels: readonly ReadinessLevel[];
  rows: readonly ScorecardRow[];
}): string {
  return formatCsv([
    [...FIXED, ...matrix.columns.map(({ title }) => title)],
    ...matrix.rows.map(row => [
      row.ref,
      row.title,
      row.owner,
      row.system,
      row.wave,
      levelTitle(matrix.levels, row.rank),
      row.score,
      row.passed,
      row.known,
      row.applicable,
      row.exempt,
      ...matrix.columns.map((_, index) => outcomeOfLetter(row.outcomes[index])),
    ]),
  ]);
}
