import type { Knex } from 'knex';
import { isSqlite } from './isSqlite';
import { toJsonRows } from './toJsonRows';

/** Rows in one statement: their JSON stays well below what either engine takes. */
const ROWS_PER_STATEMENT = 5_000;

/**
 * Inserts rows, or replaces those whose key is there already.
 *
 * The rows travel as one JSON value in a statement, which both engines unpack themselves: a
 * statement with a bound value per cell is limited to some hundred rows on SQLite and slow to
 * build on both.
 *
 * @param options.key - The columns of the primary key or unique index.
 * @param options.keep - Columns that an existing row keeps.
 */
export async function upsertRows<T extends object>(
  knex: Knex | Knex.Transaction,
  options: { table: string; rows: T[]; key: string[]; keep?: string[] },
): Promise<void> {
  const { table, rows, key, keep = [] } = options;
  if (rows.length === 0) return;
  const merged = Object.keys(rows[0]).filter(
    column => !key.includes(column) && !keep.includes(column),
  );
  const target = key.map(() => '??').join(', ');
  const assignments = merged.map(() => '?? = excluded.??').join(', ');
  await insertAll(knex, {
    table,
    rows,
    conflict: {
      sql: `on conflict (${target}) do ${
        merged.length > 0 ? `update set ${assignments}` : 'nothing'
      }`,
      names: [...key, ...merged.flatMap(column => [column, column])],
    },
  });
}

/** Inserts rows whose keys are known to be new. */
export async function insertRows<T extends object>(
  knex: Knex | Knex.Transaction,
  options: { table: string; rows: T[] },
): Promise<void> {
  if (options.rows.length === 0) return;
  await insertAll(knex, { ...options, conflict: { sql: '', names: [] } });
}

/** Inserts rows with a conflict clause of one's own. */
export async function insertAll<T extends object>(
  knex: Knex | Knex.Transaction,
  options: {
    table: string;
    rows: T[];
    /** What to do about rows that are there, and the names it mentions. */
    conflict: { sql: string; names: string[] };
  },
): Promise<void> {
  const { table, rows, conflict } = options;
  const columns = Object.keys(rows[0]);
  const names = columns.map(() => '??').join(', ');
  for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const json = toJsonRows(chunk);
    const statement = isSqlite(knex)
      ? knex.raw(
          `insert into ?? (${names}) select ${columns
            .map(() => 'json_extract(value, ?)')
            .join(', ')} from json_each(?) where true ${conflict.sql}`,
          [
            table,
            ...columns,
            ...columns.map(column => `$.${column}`),
            json,
            ...conflict.names,
          ],
        )
      : knex.raw(
          `insert into ?? (${names}) select ${names} from json_populate_recordset(null::??, ?) ${conflict.sql}`,
          [table, ...columns, ...columns, table, json, ...conflict.names],
        );
    await statement;
  }
}

/** Splits values into groups that fit in one statement. */
export function* chunksOf<T>(values: T[], size = 5_000): Generator<T[]> {
  for (let start = 0; start < values.length; start += size) {
    yield values.slice(start, start + size);
  }
}
