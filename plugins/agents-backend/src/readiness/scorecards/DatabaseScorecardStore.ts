import type { Knex } from 'knex';
import { markChanged } from '../../database/markChanged';
import { chunksOf, insertRows, upsertRows } from '../../database/upsertRows';
import { withLock } from '../../database/withLock';
import type {
  ScorecardChanges,
  ScorecardRecord,
  ScorecardStore,
} from './ScorecardStore';

const LOCK = 'agents.scorecards';

/** Keeps scorecards in the plugin's database. */
export class DatabaseScorecardStore implements ScorecardStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseScorecardStore {
    return new DatabaseScorecardStore(options.knex);
  }

  async exclusively<T>(
    work: (store: ScorecardStore) => Promise<T>,
  ): Promise<T> {
    return withLock(this.#knex, LOCK, connection =>
      work(new DatabaseScorecardStore(connection)),
    );
  }

  async list(): Promise<ScorecardRecord[]> {
    const rows: Array<{ record: string }> = await this.#knex('scorecards')
      .select('record')
      .orderBy('ref');
    return rows.map(row => JSON.parse(row.record));
  }

  async save({ put, remove }: ScorecardChanges): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await upsertRows(transaction, {
        table: 'scorecards',
        key: ['ref'],
        rows: put.map(({ record }) => ({
          ref: record.ref,
          record: JSON.stringify(record),
        })),
      });
      for (const { record, holders } of put) {
        if (!holders) continue;
        await transaction('scorecard_grace')
          .where('scorecard_ref', record.ref)
          .del();
        await insertRows(transaction, {
          table: 'scorecard_grace',
          rows: [...holders].map(([agentRef, rank]) => ({
            scorecard_ref: record.ref,
            agent_ref: agentRef,
            rank,
          })),
        });
      }
      for (const ref of remove) await removeScorecard(transaction, ref);
    });
  }

  async listHolders(
    agentRefs: string[],
  ): Promise<Map<string, Map<string, number>>> {
    const holders = new Map<string, Map<string, number>>();
    for (const refs of chunksOf(agentRefs)) {
      const rows: Array<{
        scorecard_ref: string;
        agent_ref: string;
        rank: number;
      }> = await this.#knex('scorecard_grace').whereIn('agent_ref', refs);
      for (const { scorecard_ref, agent_ref, rank } of rows) {
        const ranks = holders.get(scorecard_ref) ?? new Map();
        holders.set(scorecard_ref, ranks.set(agent_ref, rank));
      }
    }
    return holders;
  }

  async listRanks(scorecardRef: string): Promise<Map<string, number>> {
    const rows: Array<{ agent_ref: string; rank: number }> = await this.#knex(
      'readiness_results',
    )
      .select('agent_ref', 'rank')
      .where('scorecard_ref', scorecardRef);
    return new Map(rows.map(({ agent_ref, rank }) => [agent_ref, rank]));
  }
}

async function removeScorecard(
  transaction: Knex.Transaction,
  ref: string,
): Promise<void> {
  const touched: string[] = await transaction('readiness_results')
    .where('scorecard_ref', ref)
    .pluck('agent_ref');
  await markChanged(transaction, touched);
  await transaction('scorecards').where('ref', ref).del();
  for (const table of [
    'scorecard_grace',
    'readiness_results',
    'readiness_days',
  ]) {
    await transaction(table).where('scorecard_ref', ref).del();
  }
}
