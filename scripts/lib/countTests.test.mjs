import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestCount } from './countTests.mjs';

function count(...lines) {
  const counter = new TestCount();
  for (const line of lines) {
    counter.read(line);
  }
  return counter.toString();
}

test('Jest summaries add up', () => {
  assert.equal(
    count(
      'Tests:       1 failed, 2 skipped, 39 passed, 42 total',
      '\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[32m3 passed\u001b[39m\u001b[22m, 3 total',
    ),
    '42 passed, 1 failed, 2 skipped',
  );
});

test("Node's runner is read in both its forms", () => {
  assert.equal(
    count('# pass 61', '# fail 0', 'ℹ pass 2', 'ℹ fail 1'),
    '63 passed, 1 failed',
  );
});

test('Playwright summaries are read', () => {
  assert.equal(
    count('  1 flaky', '  2 skipped', '  12 passed (30.1s)'),
    '12 passed, 1 flaky, 2 skipped',
  );
});

test('other lines count nothing', () => {
  assert.equal(count('Test Suites: 2 passed, 2 total', 'ok 1 - 3 passed'), '');
});
