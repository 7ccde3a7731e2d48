import type { Knex } from 'knex';
import { isSqlite } from '../../database/isSqlite';
import { chunksOf } from '../../database/upsertRows';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The tables that increases are rolled up to, each with the length of its spans. */
const TABLES = [
  ['kpi_minutes', MINUTE],
  ['kpi_hours', HOUR],
  ['kpi_days', 24 * HOUR],
] as const;

const COLUMNS = ['series_id', 'start', 'total', 'count', 'newest_at'];

/** Rows in one statement: their JSON stays well below what either engine takes. */
const ROWS_PER_STATEMENT = 20_000;

/** What a series gained in a minute. */
export interface SpanRow {
  series_id: number;
  /** Ms. */
  start: number;
  total: number;
  count: number;
  newest_at: number;
}

/**
 * Adds increases to the minute, the hour and the day of their time. Rows travel once, as JSON, and
 * are rolled up where they are stored.
 */
export async function addSpans(
  transaction: Knex.Transaction,
  rows: SpanRow[],
): Promise<void> {
  for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const json = JSON.stringify(
      chunk.map(row => [
        row.series_id,
        row.start,
        row.total,
        row.count,
        row.newest_at,
      ]),
    );
    if (isSqlite(transaction)) await addInSqlite(transaction, json);
    else await addInPostgres(transaction, json);
  }
}

/** A statement of SQLite writes to one table: the rows wait in one of the connection's own. */
async function addInSqlite(
  transaction: Knex.Transaction,
  json: string,
): Promise<void> {
  await transaction.raw(
    `create temporary table if not exists kpi_increases (${COLUMNS.join(
      ', ',
    )})`,
  );
  await transaction.raw('delete from temp.kpi_increases');
  await transaction.raw(
    `insert into temp.kpi_increases select ${COLUMNS.map(
      (_, index) => `json_extract(value, '$[${index}]')`,
    ).join(', ')} from json_each(?)`,
    [json],
  );
  for (const [table, span] of TABLES) {
    await transaction.raw(addTo(table, span, 'temp.kpi_increases'));
  }
}

async function addInPostgres(
  transaction: Knex.Transaction,
  json: string,
): Promise<void> {
  const values = COLUMNS.map((column, index) => {
    const type = column === 'series_id' ? 'integer' : 'double precision';
    return `(value->>${index})::${type} as ${column}`;
  });
  const inserts = TABLES.map(
    ([table, span]) => `${table}_added as (${addTo(table, span, 'increases')})`,
  );
  await transaction.raw(
    `with increases as materialized (
       select ${values.join(', ')} from json_array_elements(?)
     ), ${inserts.join(', ')} select 1`,
    [json],
  );
}

/** In the order of keys, so that two writers never wait for each other in a ring. */
function addTo(table: string, span: number, source: string): string {
  return `insert into ${table} (${COLUMNS.join(', ')})
    select series_id, floor(start / ${span}) * ${span}, sum(total), sum(count), max(newest_at)
    from ${source} where true group by 1, 2 order by 1, 2
    on conflict (series_id, start) do update set
      total = ${table}.total + excluded.total,
      count = ${table}.count + excluded.count,
      newest_at = case when excluded.newest_at > ${table}.newest_at
        then excluded.newest_at else ${table}.newest_at end`;
}
