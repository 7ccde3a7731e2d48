import type { Knex } from 'knex';
import { insertAll } from './upsertRows';

type Row = Record<string, string | number>;

/**
 * Inserts rows, or adds to those whose key is there already.
 *
 * @param options.sums - Columns that are added up.
 * @param options.newest - A column of which the greater value stays.
 */
export async function addRows(
  transaction: Knex.Transaction,
  options: {
    table: string;
    key: string[];
    sums: string[];
    newest?: string;
    rows: Row[];
  },
): Promise<void> {
  const { table, key, sums, newest } = options;
  const rows = combine(options);
  if (rows.length === 0) return;
  const assignments = sums.map(() => '?? = ?? + ??');
  const names = sums.flatMap(column => [
    column,
    `${table}.${column}`,
    `excluded.${column}`,
  ]);
  if (newest) {
    const pair = [`excluded.${newest}`, `${table}.${newest}`];
    assignments.push('?? = case when ?? > ?? then ?? else ?? end');
    names.push(newest, ...pair, ...pair);
  }
  await insertAll(transaction, {
    table,
    rows,
    conflict: {
      sql: `on conflict (${key
        .map(() => '??')
        .join(', ')}) do update set ${assignments.join(', ')}`,
      names: [...key, ...names],
    },
  });
}

/** One row per key, in the order of keys so that two writers never wait for each other in a ring. */
function combine(options: {
  key: string[];
  sums: string[];
  newest?: string;
  rows: Row[];
}): Row[] {
  const { key, sums, newest } = options;
  const combined = new Map<string, Row>();
  for (const row of options.rows) {
    const name = key.map(column => row[column]).join('\n');
    const before = combined.get(name);
    if (!before) {
      combined.set(name, { ...row });
      continue;
    }
    for (const column of sums) {
      before[column] = Number(before[column]) + Number(row[column]);
    }
    if (newest) {
      before[newest] = Math.max(Number(before[newest]), Number(row[newest]));
    }
  }
  return [...combined]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}
