import type { Knex } from 'knex';
import { chunksOf } from '../../database/upsertRows';
import { whereAmong } from '../../database/whereAmong';
import { isSqlite } from '../../database/isSqlite';
import { toJsonRows } from '../../database/toJsonRows';
import {
  type AgentKpi,
  type KpiSample,
  type KpiSampleStore,
  kpiName,
} from './KpiSampleStore';

const KEY = ['agent_ref', 'kpi_id', 'at', 'source'];
const MAXIMUM_LISTED = 2_000;

interface SampleRow {
  agent_ref: string;
  kpi_id: string;
  at: number;
  source: string;
  source_url: string | null;
  value: number;
  count: number;
  actor: string;
  received_at: number;
}

/** Keeps what was pushed in the plugin's database. */
export class DatabaseKpiSampleStore implements KpiSampleStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseKpiSampleStore {
    return new DatabaseKpiSampleStore(options.knex);
  }

  async insert(samples: KpiSample[]): Promise<number> {
    let inserted = 0;
    // In one order everywhere: two jobs that push the same samples would otherwise wait for each
    // other's rows.
    const sorted = samples.map(toRow).sort(compareRows);
    await this.#knex.transaction(async transaction => {
      for (const chunk of chunksOf(sorted)) {
        inserted += await insertNew(transaction, chunk);
      }
    });
    return inserted;
  }

  /** One look into the index per KPI, in one statement. */
  async listNewestTimes(kpis: AgentKpi[]): Promise<Map<string, number>> {
    const wanted = [...new Map(kpis.map(kpi => [kpiName(kpi), kpi])).values()];
    const rows = wanted.map(({ agentRef, kpiId }) => ({
      agent_ref: agentRef,
      kpi_id: kpiId,
    }));
    const newest = new Map<string, number>();
    if (rows.length === 0) return newest;
    const pairs = isSqlite(this.#knex)
      ? `select json_extract(value, '$.agent_ref') as agent_ref,
           json_extract(value, '$.kpi_id') as kpi_id from json_each(?)`
      : 'select * from json_to_recordset(?) as rows(agent_ref varchar(255), kpi_id varchar(255))';
    const found: Array<{ agent_ref: string; kpi_id: string; at: number }> =
      await this.#knex
        .select('agent_ref', 'kpi_id')
        .select(
          this.#knex.raw(
            `(select max(sample.at) from kpi_samples as sample
               where sample.agent_ref = wanted.agent_ref
                 and sample.kpi_id = wanted.kpi_id) as at`,
          ),
        )
        .from(this.#knex.raw(`(${pairs}) as wanted`, [toJsonRows(rows)]));
    for (const { agent_ref: agentRef, kpi_id: kpiId, at } of found) {
      if (at !== null) newest.set(kpiName({ agentRef, kpiId }), Number(at));
    }
    return newest;
  }

  async listNewest(agentRefs?: string[]): Promise<KpiSample[]> {
    const rows: SampleRow[] = await this.#knex('kpi_samples as sample')
      .select('sample.*')
      .join(newestTimes(this.#knex, agentRefs).as('newest'), join => {
        join
          .on('newest.agent_ref', 'sample.agent_ref')
          .on('newest.kpi_id', 'sample.kpi_id')
          .on('newest.at', 'sample.at');
      })
      .orderBy(['sample.received_at', 'sample.source']);
    // Of several sources at the same time, the one that came in last.
    const newest = new Map<string, KpiSample>();
    for (const sample of rows.map(fromRow)) {
      newest.set(`${sample.agentRef}\n${sample.kpiId}`, sample);
    }
    return [...newest.values()];
  }

  async listSince(agentRef: string, since: number): Promise<KpiSample[]> {
    const rows: SampleRow[] = await this.#knex('kpi_samples')
      .where('agent_ref', agentRef)
      .where('at', '>=', since)
      .orderBy('at', 'desc')
      .limit(MAXIMUM_LISTED);
    return rows.map(fromRow).reverse();
  }

  async prune(before: number): Promise<void> {
    await this.#knex('kpi_samples')
      .where('at', '<', before)
      .whereNotIn(
        ['agent_ref', 'kpi_id', 'at'],
        newestTimes(this.#knex, undefined),
      )
      .del();
  }
}

/** One statement for all rows, which travel as JSON. @returns How many were not there. */
async function insertNew(
  transaction: Knex.Transaction,
  rows: SampleRow[],
): Promise<number> {
  const columns = Object.keys(rows[0]);
  const names = columns.join(', ');
  const json = toJsonRows(rows);
  const ignore = `on conflict (${KEY.join(', ')}) do nothing`;
  if (!isSqlite(transaction)) {
    const { rowCount } = await transaction.raw(
      `insert into kpi_samples (${names}) select ${names}
       from json_populate_recordset(null::kpi_samples, ?) ${ignore}`,
      [json],
    );
    return Number(rowCount);
  }
  await transaction.raw(
    `insert into kpi_samples (${names}) select ${columns
      .map(column => `json_extract(value, '$.${column}')`)
      .join(', ')} from json_each(?) where true ${ignore}`,
    [json],
  );
  const [{ count }]: Array<{ count: number }> = await transaction.raw(
    'select changes() as count',
  );
  return count;
}

function newestTimes(
  knex: Knex,
  agentRefs: string[] | undefined,
): Knex.QueryBuilder {
  const query = knex('kpi_samples')
    .select('agent_ref', 'kpi_id')
    .max({ at: 'at' })
    .groupBy('agent_ref', 'kpi_id');
  return agentRefs ? whereAmong(query, 'agent_ref', agentRefs) : query;
}

function compareRows(a: SampleRow, b: SampleRow): number {
  if (a.agent_ref !== b.agent_ref) return a.agent_ref < b.agent_ref ? -1 : 1;
  if (a.kpi_id !== b.kpi_id) return a.kpi_id < b.kpi_id ? -1 : 1;
  if (a.at !== b.at) return a.at - b.at;
  if (a.source === b.source) return 0;
  return a.source < b.source ? -1 : 1;
}

function toRow(sample: KpiSample): SampleRow {
  return {
    agent_ref: sample.agentRef,
    kpi_id: sample.kpiId,
    at: sample.at,
    source: sample.source,
    source_url: sample.sourceUrl ?? null,
    value: sample.value,
    count: sample.count,
    actor: sample.actor,
    received_at: sample.receivedAt,
  };
}

function fromRow(row: SampleRow): KpiSample {
  return {
    agentRef: row.agent_ref,
    kpiId: row.kpi_id,
    at: Number(row.at),
    source: row.source,
    ...(row.source_url !== null && { sourceUrl: row.source_url }),
    value: Number(row.value),
    count: Number(row.count),
    actor: row.actor,
    receivedAt: Number(row.received_at),
  };
}
