import type {
  CheckColumn,
  ScorecardDetail,
  ScorecardRow,
  ScorecardSummary,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';
import {
  createCheckColumn,
  createReadinessLevels,
} from './createReadinessParts';

/** Everything the backend knows about one scorecard. @public */
export interface ScorecardFixture {
  detail: ScorecardDetail;
  rows: ScorecardRow[];
}

/** One agent as a row of the matrix; the counts follow from `outcomes`. @public */
export function createScorecardRow(
  overrides: Partial<ScorecardRow> & { name?: string } = {},
): ScorecardRow {
  const { name = 'example-agent', ...rest } = overrides;
  const outcomes = rest.outcomes ?? 'puf';
  const count = (letters: string) =>
    [...outcomes].filter(letter => letters.includes(letter)).length;
  const applicable = count('puf');
  return {
    ref: `component:default/${name}`,
    title: name,
    owner: 'group:default/example-team',
    group: '',
    rank: 1,
    outcomes,
    passed: count('p'),
    known: count('pf'),
    applicable,
    exempt: count('e'),
    ...(applicable > 0 && { score: count('p') / applicable }),
    ...rest,
  };
}

/** The columns of *Go live*: runbook, audit, coverage. @public */
export function createCheckColumns(): CheckColumn[] {
  return [
    createCheckColumn({
      id: 'runbook',
      title: 'A runbook is linked',
      level: 'basic',
      facts: ['catalog.links'],
      condition: 'A runbook is linked',
    }),
    createCheckColumn({
      id: 'audit',
      title: 'The security audit is done',
      kind: 'attestation',
      facts: ['attestation.security-audit'],
      condition: 'Security audit is true',
    }),
    createCheckColumn(),
  ];
}

/** The scorecard *Go live* in short; the spread follows from `rows`. @public */
export function createScorecardSummary(
  overrides: Partial<ScorecardSummary> = {},
  rows: readonly ScorecardRow[] = [createScorecardRow()],
): ScorecardSummary {
  const levels = overrides.levels ?? createReadinessLevels();
  return {
    ref: 'scorecard:default/go-live',
    title: 'Go live',
    owner: 'group:default/quality',
    version: '1.0.0',
    default: true,
    inForceSince: fixtureTime(30 * 86_400),
    levels,
    checks: 3,
    agents: rows.length,
    byLevel: [0, ...levels.map(level => level.rank)].map(rank => ({
      rank,
      count: rows.filter(row => row.rank === rank).length,
    })),
    problems: [],
    ...overrides,
  };
}

/** One scorecard with the rows of its matrix. What is left out is made to fit. @public */
export function createScorecardFixture(
  overrides: Partial<ScorecardFixture> = {},
): ScorecardFixture {
  const rows = overrides.rows ?? [createScorecardRow()];
  const summary = createScorecardSummary({}, rows);
  return {
    rows,
    detail: {
      summary,
      columns: createCheckColumns(),
      trend: [
        { day: '2026-01-14', agents: rows.length, byLevel: summary.byLevel },
        { day: '2026-01-15', agents: rows.length, byLevel: summary.byLevel },
      ],
      campaigns: [],
      gates: [
        { environment: 'resource:default/production', level: 'production' },
      ],
      definition: {},
      asOf: new Date(FIXTURE_NOW).toISOString(),
    },
    ...overrides,
  };
}
