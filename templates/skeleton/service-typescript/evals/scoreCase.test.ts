import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evalCaseSchema } from './EvalCase.ts';
import { scoreCase } from './scoreCase.ts';

const expected = evalCaseSchema.parse({
  id: 'greeting',
  input: 'Say hello',
  includes: ['hello', 'friend'],
  excludes: ['goodbye'],
});

test('gives the full score when everything that is expected is there', () => {
  const result = { status: 'completed', text: 'Hello, my friend' } as const;
  assert.deepEqual(scoreCase(expected, result), { score: 1, missed: [] });
});

test('takes off a share for everything that is missing or too much', () => {
  const result = { status: 'completed', text: 'Hello and goodbye' } as const;
  assert.deepEqual(scoreCase(expected, result), {
    score: 0.5,
    missed: ['says "friend"', 'does not say "goodbye"'],
  });
});

test('gives nothing for the wrong status', () => {
  const result = { status: 'refused', text: 'hello friend' } as const;
  assert.equal(scoreCase(expected, result).score, 0);
});
