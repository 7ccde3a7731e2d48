import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStage } from './runStage.mjs';

const print = () => {};

/** Answers each command with the exit code that its name is. */
async function run(command, _args, { onLine }) {
  onLine('# pass 2');
  return { code: Number(command), tail: [] };
}

const runIt = stage =>
  runStage({ id: 'x', title: 'x', ...stage }, { env: {}, print, run });

test('a stage passes when all its commands do, and says how many tests ran', async () => {
  const { result, detail } = await runIt({ commands: [['0'], ['0']] });
  assert.deepEqual([result, detail], ['passed', '4 passed']);
});

test('a stage fails at its first failing command', async () => {
  const { result, detail } = await runIt({ commands: [['3'], ['0']] });
  assert.deepEqual([result, detail], ['failed', '2 passed; 3: exit code 3']);
});

test('a stage that cannot run here is skipped with the reason, and runs nothing', async () => {
  const { result, detail } = await runIt({
    prepare: async () => ({ skip: 'no server' }),
    commands: [['1']],
  });
  assert.deepEqual([result, detail], ['skipped', 'no server']);
});

test('a preparation that throws fails the stage', async () => {
  const { result, detail } = await runIt({
    prepare: async () => {
      throw new Error('wrong password');
    },
  });
  assert.deepEqual([result, detail], ['failed', 'wrong password']);
});

test('what a stage finds is in the environment of later ones', async () => {
  const { env } = await runIt({ prepare: async () => ({ env: { A: '1' } }) });
  assert.deepEqual(env, { A: '1' });
});
