import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarize } from './summary.mjs';

const stage = (id, result, detail = '') => ({
  id,
  title: `all of ${id}`,
  result,
  detail,
  milliseconds: 1_000,
});

test('the last line counts the stages by result', () => {
  const text = summarize([
    stage('one', 'passed', '3 passed'),
    stage('two', 'failed'),
    stage('three', 'skipped', 'no server'),
    stage('four', 'skipped'),
  ]);
  const lines = text.split('\n');
  assert.equal(lines.at(-1), 'stages: 1 passed, 1 failed, 2 skipped');
  assert.match(lines[2], /^FAILED +two /);
  assert.match(lines[3], /^SKIPPED +three .* no server$/);
});
