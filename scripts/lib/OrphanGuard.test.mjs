import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { inRoot } from './paths.mjs';
import { signalGroup } from './processGroup.mjs';

const onUnix = { skip: process.platform === 'win32' && 'uses process groups' };

/** A starter that begins one guarded group, prints its pid, and then does `then`. */
async function startGuarded(then) {
  const url = name => JSON.stringify(inRoot('scripts', 'lib', name));
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { OrphanGuard } from ${url('OrphanGuard.mjs')};
       import { spawnGroup } from ${url('processGroup.mjs')};
       const guard = OrphanGuard.start();
       const child = spawnGroup('sleep', ['60'], { stdio: 'ignore' });
       guard.add(child.pid);
       console.log(child.pid);
       ${then}
       setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [chunk] = await once(starter.stdout, 'data');
  return { starter, pid: Number(chunk) };
}

async function isGone(pid, withinMs) {
  const deadline = Date.now() + withinMs;
  while (signalGroup(pid, 0)) {
    if (Date.now() > deadline) {
      return false;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return true;
}

test(
  'a group ends when the process that started it is killed',
  onUnix,
  async () => {
    const { starter, pid } = await startGuarded('');
    starter.kill('SIGKILL');
    assert.equal(await isGone(pid, 10_000), true);
  },
);

test('a group that was handed back is left alone', onUnix, async () => {
  const { starter, pid } = await startGuarded('guard.remove(child.pid);');
  starter.kill('SIGKILL');
  assert.equal(await isGone(pid, 1_500), false);
  signalGroup(pid, 'SIGKILL');
});
