import type { Knex } from 'knex';
import { chunksOf } from '../../database/upsertRows';
import { withLock } from '../../database/withLock';
import type { SeenFacts } from '../model';
import {
  endOfDay,
  fromResultRow,
  fromTransitionRow,
  readFacts,
  type ResultRow,
} from './readinessRows';
import type {
  EvaluatedResult,
  ReadinessChanges,
  ReadinessStore,
  ReadinessTransition,
  StoredDay,
  StoredFacts,
} from './ReadinessStore';
import { writeChanges } from '../../database/readiness/writeChanges';

const LOCK = 'agents.readiness';

type FactsRow = {
  agent_ref: string;
  day: string;
  facts: string;
  seen_at: number | null;
};

/** Keeps how agents stand on scorecards in the plugin's database. */
export class DatabaseReadinessStore implements ReadinessStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseReadinessStore {
    return new DatabaseReadinessStore(options.knex);
  }

  async exclusively<T>(
    work: (store: ReadinessStore) => Promise<T>,
  ): Promise<T> {
    return withLock(this.#knex, LOCK, connection =>
      work(new DatabaseReadinessStore(connection)),
    );
  }

  async save(changes: ReadinessChanges): Promise<void> {
    await this.#knex.transaction(transaction =>
      writeChanges(transaction, changes),
    );
  }

  async listResults(options: {
    scorecardRef?: string;
    agentRefs?: string[];
  }): Promise<EvaluatedResult[]> {
    const { scorecardRef, agentRefs } = options;
    const results: EvaluatedResult[] = [];
    for (const refs of agentRefs ? chunksOf(agentRefs) : [undefined]) {
      const query = this.#knex<ResultRow>('readiness_results').orderBy([
        'scorecard_ref',
        'agent_ref',
      ]);
      if (scorecardRef) query.where('scorecard_ref', scorecardRef);
      if (refs) query.whereIn('agent_ref', refs);
      results.push(...(await query).map(fromResultRow));
    }
    return results;
  }

  async listAgentRefs(): Promise<string[]> {
    const [results, facts] = await Promise.all([
      this.#knex('readiness_results').distinct('agent_ref').pluck('agent_ref'),
      this.#knex('fact_sets').pluck('agent_ref'),
    ]);
    return [...new Set<string>([...results, ...facts])].sort();
  }

  async listDue(now: number): Promise<string[]> {
    return this.#knex('readiness_results')
      .distinct('agent_ref')
      .where('due_at', '<=', now)
      .orderBy('agent_ref')
      .pluck('agent_ref');
  }

  async listFacts(agentRefs: string[]): Promise<Map<string, StoredFacts>> {
    const found = new Map<string, StoredFacts>();
    for (const refs of chunksOf(agentRefs)) {
      const rows: FactsRow[] = await this.#knex('fact_sets').whereIn(
        'agent_ref',
        refs,
      );
      for (const { agent_ref: agentRef, day, facts, seen_at } of rows) {
        found.set(agentRef, {
          agentRef,
          day,
          facts: readFacts(facts),
          ...(seen_at !== null && { seenAt: Number(seen_at) }),
        });
      }
    }
    return found;
  }

  async factsOnDay(
    day: string,
    agentRefs?: string[],
  ): Promise<Map<string, SeenFacts>> {
    const found = new Map<string, SeenFacts>();
    for (const refs of agentRefs ? chunksOf(agentRefs) : [undefined]) {
      const query = this.#knex<FactsRow>('fact_days').where('day', day);
      if (refs) query.whereIn('agent_ref', refs);
      for (const row of await query) {
        found.set(row.agent_ref, {
          facts: readFacts(row.facts),
          seenAt: row.seen_at === null ? endOfDay(day) : Number(row.seen_at),
        });
      }
    }
    return found;
  }

  async daysWithFacts(): Promise<string[]> {
    return this.#knex('fact_days').distinct('day').orderBy('day').pluck('day');
  }

  async listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<ReadinessTransition[]> {
    const rows = await this.#knex('readiness_transitions')
      .where('agent_ref', agentRef)
      .where('at', '<', window.before)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'scorecard_ref', order: 'asc' },
      ])
      .limit(window.limit);
    return rows.map(fromTransitionRow);
  }

  async listDays(agentRef: string, from: string): Promise<StoredDay[]> {
    const rows = await this.#knex('readiness_days')
      .where('agent_ref', agentRef)
      .where('day', '>=', from)
      .orderBy(['scorecard_ref', 'day']);
    return rows.map(row => ({
      scorecardRef: row.scorecard_ref,
      agentRef: row.agent_ref,
      day: row.day,
      rank: row.rank,
      ...(row.score !== null && { score: Number(row.score) }),
    }));
  }

  async prune(before: { transitions: number; day: string }): Promise<void> {
    await this.#knex('readiness_transitions')
      .where('at', '<', before.transitions)
      .del();
    await this.#knex('readiness_days').where('day', '<', before.day).del();
    await this.#knex('fact_days').where('day', '<', before.day).del();
  }
}
