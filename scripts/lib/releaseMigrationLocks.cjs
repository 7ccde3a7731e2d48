/**
 * Preloaded by the backend on a laptop: frees the migration locks that a backend left behind when
 * it was killed in the middle of a migration. With such a lock no backend would ever start again.
 *
 * It is safe only because the databases under the data folder belong to this one process: the
 * start script makes sure that no other backend listens on its port.
 */
const { existsSync, readdirSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const LOCK_SUFFIX = '_migrations_lock';

/** Names of the databases in a folder in which a lock was freed. */
function releaseMigrationLocks(folder, Database) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => name.endsWith('.sqlite'))
    .filter(name => {
      const database = new Database(join(folder, name));
      try {
        return releaseLocksOf(database) > 0;
      } finally {
        database.close();
      }
    });
}

function releaseLocksOf(database) {
  const tables = database
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => name)
    .filter(name => name.endsWith(LOCK_SUFFIX));
  let freed = 0;
  for (const table of tables) {
    const name = `"${table.replaceAll('"', '""')}"`;
    freed += database
      .prepare(`update ${name} set is_locked = 0 where is_locked <> 0`)
      .run().changes;
  }
  return freed;
}

module.exports = { releaseMigrationLocks };

const data = process.env.AGENT_PORTAL_DATA;
if (data && process.env.AGENT_PORTAL_RELEASE_LOCKS) {
  const Database = createRequire(join(process.cwd(), 'package.json'))(
    'better-sqlite3',
  );
  for (const name of releaseMigrationLocks(join(data, 'database'), Database)) {
    console.log(
      `Freed ${name} from the migration lock of a backend that was killed`,
    );
  }
}
