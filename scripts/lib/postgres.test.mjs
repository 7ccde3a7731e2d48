import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closestMajor, connectionString } from './postgres.mjs';

test('a server is told to the tests as the nearest version they know', () => {
  assert.equal(closestMajor('15.20'), 15);
  assert.equal(closestMajor('10.3'), 11);
  assert.equal(closestMajor('21.1'), 18);
});

test('the usual variables say where the server is', () => {
  assert.equal(
    connectionString({}),
    'postgresql://postgres@127.0.0.1:5432/postgres',
  );
  assert.equal(
    connectionString({
      PGHOST: 'db',
      PGPORT: '6',
      PGUSER: 'a',
      PGPASSWORD: '@',
    }),
    'postgresql://a:%40@db:6/postgres',
  );
});
