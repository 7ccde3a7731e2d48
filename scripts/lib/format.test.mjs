import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, formatDuration, table } from './format.mjs';

test('durations read well from milliseconds to minutes', () => {
  assert.equal(formatDuration(0), '0.0 s');
  assert.equal(formatDuration(1_449), '1.4 s');
  assert.equal(formatDuration(9_949), '9.9 s');
  assert.equal(formatDuration(9_960), '10 s');
  assert.equal(formatDuration(59_600), '1 min 00 s');
  assert.equal(formatDuration(185_000), '3 min 05 s');
});

test('a box is as wide as its longest line', () => {
  assert.equal(box(['ab', 'c']), '┌────┐\n│ ab │\n│ c  │\n└────┘');
});

test('columns are aligned without spaces at the end', () => {
  assert.equal(
    table([
      ['a', 'bb'],
      ['ccc', ''],
    ]),
    'a    bb\nccc',
  );
});
