import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from './paths.mjs';
import { selectStages, testStages } from './testStages.mjs';

const idsOf = stages => stages.map(({ id }) => id);

test('without names every stage runs', () => {
  assert.deepEqual(selectStages([]), testStages);
});

test('named stages run in their own order, with those they need', () => {
  assert.deepEqual(idsOf(selectStages(['unit', 'format'])), [
    'format',
    'postgresql',
    'unit',
  ]);
});

test('an unknown stage is refused with the list of stages', () => {
  assert.throws(() => selectStages(['units']), /'units'. Stages: scripts, /);
});

test('every package that is published has an API report', () => {
  const published = readdirSync(inRoot('plugins'))
    .map(name => `plugins/${name}`)
    .filter(folder => {
      const text = readFileSync(inRoot(folder, 'package.json'), 'utf8');
      return !JSON.parse(text).private;
    });
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const reported = scripts['api-reports'].match(/plugins\/\S+/g);
  assert.deepEqual(reported, published.sort());
});
