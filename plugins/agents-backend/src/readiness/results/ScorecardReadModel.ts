import type {
  LevelCount,
  ReadinessActionsQuery,
  ScorecardGroups,
  ScorecardGroupsQuery,
  ScorecardResults,
  ScorecardResultsQuery,
  ScorecardRow,
  ScorecardTrendPoint,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentScope } from '../../authorization/AgentScope';
import { whereFleetFilter } from '../../database/fleet/whereFleetFilter';
import { chunksOf } from '../../database/upsertRows';
import { whereAgentScope } from '../../database/whereAgentScope';
import type { ScorecardInForce } from '../model';
import type { Outcomes } from './findPaths';
import type { ResultRow } from './readinessRows';
import { type CountedGroup, rollUp } from './rollUp';
import {
  GROUP_COLUMNS,
  selectResults,
} from '../../database/readiness/selectResults';

const DEFAULT_LIMIT = 200;

/** Each has three values; SQLite takes some hundred in one statement. */
const OUTCOMES_PER_STATEMENT = 300;

const SUMS = 'count(*) as count, count(score) as scored, sum(score) as total';

/** How many of the agents that a scorecard is about have each level. */
export type Spread = {
  agents: number;
  byLevel: LevelCount[];
  /** Mean score; absent without any. */
  score?: number;
};

type Counted = {
  rank: number;
  count: number | string;
  scored: number | string;
  total: number | string | null;
};

type Row = Omit<ScorecardRow, 'score' | 'graced' | 'system' | 'wave'> & {
  score: number | null;
  graced: boolean | number;
  system: string | null;
  wave: string | null;
};

/** Answers questions about many agents at once, each in a fixed number of queries. */
export class ScorecardReadModel {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ScorecardReadModel {
    return new ScorecardReadModel(options.knex);
  }

  /** How visible agents stand, by scorecard. */
  async listSpreads(scope: AgentScope): Promise<Map<string, Spread>> {
    const query = this.#knex('readiness_results');
    whereAgentScope(query, scope, 'agent_ref');
    const rows: Array<Counted & { scorecard_ref: string }> = await query
      .select('scorecard_ref', 'rank', this.#knex.raw(SUMS))
      .groupBy('scorecard_ref', 'rank')
      .orderBy(['scorecard_ref', 'rank']);
    return spreadsBy(rows, row => row.scorecard_ref);
  }

  /** How visible agents stood day by day, oldest first. */
  async listTrend(
    scorecardRef: string,
    from: string,
    scope: AgentScope,
  ): Promise<ScorecardTrendPoint[]> {
    const query = this.#knex('readiness_days')
      .where('scorecard_ref', scorecardRef)
      .where('day', '>=', from);
    whereAgentScope(query, scope, 'agent_ref');
    const rows: Array<Counted & { day: string }> = await query
      .select('day', 'rank', this.#knex.raw(SUMS))
      .groupBy('day', 'rank')
      .orderBy(['day', 'rank']);
    return [...spreadsBy(rows, row => row.day)].map(([day, spread]) => ({
      day,
      ...spread,
    }));
  }

  /** Which outcomes visible agents of some owners have, or of all, each once. */
  async listOutcomes(
    query: ReadinessActionsQuery,
    scope: AgentScope,
  ): Promise<Outcomes[]> {
    const rows: Array<{
      scorecard_ref: string;
      outcomes: string;
      rank: number;
    }> = await this.#selectActions(query, scope)
      .distinct('result.scorecard_ref', 'result.outcomes', 'result.rank')
      .orderBy(['result.scorecard_ref', 'result.outcomes']);
    return rows.map(({ scorecard_ref: scorecardRef, ...rest }) => ({
      scorecardRef,
      ...rest,
    }));
  }

  /** The first of the agents with any of these outcomes, by agent and scorecard. */
  async listAgentsWith(
    outcomes: Outcomes[],
    query: ReadinessActionsQuery,
    options: { scope: AgentScope; limit: number },
  ): Promise<Array<Outcomes & { agentRef: string }>> {
    const found: Array<Outcomes & { agentRef: string }> = [];
    for (const chunk of chunksOf(outcomes, OUTCOMES_PER_STATEMENT)) {
      const rows: ResultRow[] = await this.#selectActions(query, options.scope)
        .whereIn(
          ['result.scorecard_ref', 'result.outcomes', 'result.rank'],
          chunk.map(one => [one.scorecardRef, one.outcomes, one.rank]),
        )
        .select('result.*')
        .orderBy(['result.agent_ref', 'result.scorecard_ref'])
        .limit(options.limit);
      found.push(
        ...rows.map(row => ({
          agentRef: row.agent_ref,
          scorecardRef: row.scorecard_ref,
          outcomes: row.outcomes,
          rank: row.rank,
        })),
      );
    }
    return found
      .sort(
        (a, b) =>
          compare(a.agentRef, b.agentRef) ||
          compare(a.scorecardRef, b.scorecardRef),
      )
      .slice(0, options.limit);
  }

  #selectActions(
    { owner, scorecard }: ReadinessActionsQuery,
    scope: AgentScope,
  ): Knex.QueryBuilder {
    const query = this.#knex('readiness_results as result').join(
      'fleet',
      'fleet.ref',
      'result.agent_ref',
    );
    whereFleetFilter(query, { owner });
    whereAgentScope(query, scope, 'fleet.ref');
    if (scorecard) query.where('result.scorecard_ref', scorecard);
    return query;
  }

  /** A page of the matrix, by group and title. */
  async listRows(
    inForce: ScorecardInForce,
    query: ScorecardResultsQuery,
    scope: AgentScope,
  ): Promise<Pick<ScorecardResults, 'rows' | 'total'>> {
    const grouping = query.groupBy && GROUP_COLUMNS[query.groupBy];
    const matching = selectResults(this.#knex, { inForce, query, scope });
    const [{ count }]: Array<{ count: number | string }> = await matching
      .clone()
      .count({ count: '*' });
    const page = matching
      .select({
        ref: 'fleet.ref',
        title: 'fleet.title',
        owner: 'fleet.owner',
        system: 'fleet.system',
        wave: 'fleet.wave',
        rank: 'result.rank',
        score: 'result.score',
        outcomes: 'result.outcomes',
        passed: 'result.passed',
        known: 'result.known',
        applicable: 'result.applicable',
        exempt: 'result.exempt',
        graced: 'result.graced',
        group: grouping?.value ?? this.#knex.raw('?', ['']),
      })
      .offset(query.offset ?? 0)
      .limit(query.limit ?? DEFAULT_LIMIT);
    if (grouping) page.orderBy(orderOfGroups(grouping.order));
    const rows: Row[] = await page.orderBy(['fleet.sort_title', 'fleet.ref']);
    return { rows: rows.map(toScorecardRow), total: Number(count) };
  }

  /** The matrix rolled up, its groups in the order of its rows. */
  async listGroups(
    inForce: ScorecardInForce,
    query: ScorecardGroupsQuery,
    scope: AgentScope,
  ): Promise<Pick<ScorecardGroups, 'groups' | 'total'>> {
    const grouping = query.groupBy && GROUP_COLUMNS[query.groupBy];
    const select = selectResults(this.#knex, { inForce, query, scope })
      .select('result.outcomes', 'result.rank', 'result.score')
      .count({ count: '*' })
      .groupBy('result.outcomes', 'result.rank', 'result.score');
    if (grouping) {
      select
        .select({ group: grouping.value })
        .max({ wave_ref: 'fleet.wave_ref' })
        .groupBy([...new Set([grouping.value, grouping.order])])
        .orderBy(orderOfGroups(grouping.order));
    }
    const counted: CountedGroup[] = await select;
    return rollUp(counted, {
      checks: inForce.scorecard.checks.length,
      isWave: query.groupBy === 'wave',
    });
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Those without a group come last on either engine; where nulls go is all that the first part says. */
function orderOfGroups(column: string) {
  return [{ column, order: 'asc', nulls: 'last' } as const, { column }];
}

function toScorecardRow(row: Row): ScorecardRow {
  const { score, graced, system, wave, group, ...rest } = row;
  return {
    ...rest,
    group: group ?? '',
    ...(system !== null && { system }),
    ...(wave !== null && { wave }),
    ...(score !== null && { score: Number(score) }),
    ...(graced && { graced: true }),
  };
}

function spreadsBy<T extends Counted>(
  rows: T[],
  keyOf: (row: T) => string,
): Map<string, Spread> {
  const sums = new Map<string, Spread & { scored: number; total: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key) ?? {
      agents: 0,
      byLevel: [],
      scored: 0,
      total: 0,
    };
    sums.set(key, sum);
    const count = Number(row.count);
    sum.agents += count;
    sum.byLevel.push({ rank: row.rank, count });
    sum.scored += Number(row.scored);
    sum.total += Number(row.total ?? 0);
  }
  return new Map(
    [...sums].map(([key, { scored, total, ...spread }]) => [
      key,
      { ...spread, ...(scored > 0 && { score: total / scored }) },
    ]),
  );
}
