import type { Knex } from 'knex';
import { finishLoading, insertAll } from './insertAll';

/** What a page of the fleet reads, with the column that names the agent. */
const TABLES = {
  fleet: 'ref',
  agent_instances: 'agent_ref',
  health_state: 'agent_ref',
};

/** Columns that tell one agent from another, besides the reference. */
const NAMES = ['name', 'title', 'sort_title'];

/**
 * Copies a fleet several times over into another database. The copies differ in reference, name
 * and title alone, so that every filter matches the same share of the larger fleet.
 */
export async function multiplyFleet(options: {
  from: Knex;
  to: Knex;
  times: number;
}): Promise<void> {
  const { from, to, times } = options;
  for (const [table, refColumn] of Object.entries(TABLES)) {
    const rows: Array<Record<string, string | number | null>> = await from(
      table,
    ).select();
    for (let copy = 0; copy < times; copy++) {
      await insertAll(
        to,
        table,
        rows.map(row => rename(row, [refColumn, ...NAMES], copy)),
      );
    }
  }
  await finishLoading(to, Object.keys(TABLES));
}

function rename(
  row: Record<string, string | number | null>,
  columns: string[],
  copy: number,
) {
  const renamed = { ...row };
  for (const column of columns) {
    if (typeof row[column] === 'string') {
      renamed[column] = `${row[column]}-${copy}`;
    }
  }
  return renamed;
}
