import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATA_FOLDER_VARIABLE } from './addresses';

const NATURAL_KEYS = {
  agents: 'ref',
  fleet: 'ref',
  agent_instances: 'agent_ref, environment_ref',
  health_state: 'agent_ref, environment_ref',
  health_transitions: 'agent_ref, environment_ref, at, to_status',
  kpi_state: 'agent_ref, kpi_id',
  kpi_transitions: 'agent_ref, kpi_id, at',
  phase_transitions: 'agent_ref, at',
} as const;

/** Every change of health, KPI verdict and phase that the database holds, each as text. */
export function readTransitions(): string[] {
  return query(database =>
    ['health_transitions', 'kpi_transitions', 'phase_transitions'].flatMap(
      table =>
        database
          .prepare(`select * from ${table}`)
          .all()
          .map(row => `${table} ${JSON.stringify(row)}`),
    ),
  );
}

/** What is there more than once, or changed from a status to the same one. */
export function findDuplicates(): string[] {
  return query(database => {
    const doubled = Object.entries(NATURAL_KEYS).flatMap(([table, key]) =>
      database
        .prepare(
          `select ${key} from ${table} group by ${key} having count(*) > 1`,
        )
        .all()
        .map(row => `${table} ${JSON.stringify(row)}`),
    );
    const integrity = database.prepare('pragma integrity_check').all();
    return [
      ...doubled,
      ...integrity
        .map(row => String(row.integrity_check))
        .filter(result => result !== 'ok'),
    ];
  });
}

/** Ends an exemption as if its time had passed. */
export function endExemption(id: string): void {
  const database = new DatabaseSync(databaseFile());
  try {
    database.exec('pragma busy_timeout = 10000');
    database
      .prepare('update exemptions set expires_at = ? where id = ?')
      .run(Date.now() - 1, id);
  } finally {
    database.close();
  }
}

function databaseFile(): string {
  const folder = process.env[DATA_FOLDER_VARIABLE] ?? '';
  return join(folder, 'database', 'agents.sqlite');
}

function query<T>(read: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(databaseFile(), { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
