import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeError } from './describeError.ts';

test('tells what is behind an error, if anything', () => {
  assert.equal(
    describeError(new Error('fetch failed', { cause: new Error('refused') })),
    'fetch failed: refused',
  );
  assert.equal(describeError(new Error('broken')), 'broken');
  assert.equal(describeError('text'), 'text');
});
