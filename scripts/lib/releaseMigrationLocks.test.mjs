import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot } from './paths.mjs';

const require = createRequire(import.meta.url);
const { releaseMigrationLocks } = require('./releaseMigrationLocks.cjs');

test('frees a lock that was left behind, and only that', context => {
  const Database = createRequire(inRoot('packages/backend/package.json'))(
    'better-sqlite3',
  );
  const folder = mkdtempSync(join(tmpdir(), 'locks-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [name, locked] of [
    ['killed', 1],
    ['tidy', 0],
  ]) {
    const database = new Database(join(folder, `${name}.sqlite`));
    database.exec('create table knex_migrations_lock (is_locked integer)');
    database.prepare('insert into knex_migrations_lock values (?)').run(locked);
    database.close();
  }
  assert.deepEqual(releaseMigrationLocks(folder, Database), ['killed.sqlite']);
  assert.deepEqual(releaseMigrationLocks(folder, Database), []);
});

test('finds nothing to free in a folder that is not there', () => {
  assert.deepEqual(releaseMigrationLocks('/nowhere/at/all', undefined), []);
});
