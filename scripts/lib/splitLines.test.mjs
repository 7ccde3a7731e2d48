import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitLines } from './splitLines.mjs';

test('lines come whole, whatever the chunks', () => {
  const lines = [];
  const splitter = splitLines(line => lines.push(line));
  const bytes = Buffer.from('one\r\ntwo ✔\nthree');
  for (const byte of bytes) {
    splitter.push(Buffer.from([byte]));
  }
  assert.deepEqual(lines, ['one', 'two ✔']);
  splitter.flush();
  assert.deepEqual(lines, ['one', 'two ✔', 'three']);
});
