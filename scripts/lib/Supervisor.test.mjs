import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isPortTaken } from './ports.mjs';
import { Supervisor } from './Supervisor.mjs';

const onUnix = { skip: process.platform === 'win32' && 'uses process groups' };

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** A service whose grandchild listens; `then` runs in the child once it does. */
async function service({ name = 'web', then = '' } = {}) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  const grandchild = join(folder, 'grandchild.mjs');
  writeFileSync(
    grandchild,
    `import { createServer } from 'node:http';
     process.on('SIGINT', () => {});
     createServer((_, response) => response.end()).listen(${port}, '127.0.0.1', () => console.log('listening'));`,
  );
  const child = join(folder, 'child.mjs');
  writeFileSync(
    child,
    `import { spawn } from 'node:child_process';
     const grandchild = spawn(process.execPath, [${JSON.stringify(
       grandchild,
     )}]);
     grandchild.stdout.on('data', chunk => { process.stdout.write(chunk); ${then} });`,
  );
  return {
    name,
    title: name,
    command: process.execPath,
    args: [child],
    port,
    readyUrl: `http://127.0.0.1:${port}/`,
    readyTimeoutMs: 20_000,
  };
}

const nothing = () => {};

test(
  'an interrupt ends every service with its grandchildren',
  onUnix,
  async () => {
    const specs = [await service(), await service({ name: 'other' })];
    const lines = [];
    const supervisor = new Supervisor(specs, (name, line) =>
      lines.push(`${name} ${line}`),
    );
    const code = await supervisor.run({
      onServiceReady: nothing,
      onReady: () => process.emit('SIGINT'),
      onStopping: nothing,
    });
    assert.equal(code, 130);
    assert.deepEqual(lines.sort(), ['other listening', 'web listening']);
    for (const { port } of specs) {
      assert.equal(await isPortTaken(port), false);
    }
  },
);

test(
  'a service that dies ends the others, and is named with its cause',
  onUnix,
  async () => {
    const healthy = await service();
    const dying = await service({
      name: 'dying',
      then: `console.log('my last words'); setTimeout(() => process.exit(7), 300);`,
    });
    const supervisor = new Supervisor([healthy, dying], nothing);
    await assert.rejects(
      supervisor.run({
        onServiceReady: nothing,
        onReady: nothing,
        onStopping: nothing,
      }),
      /The dying ended with exit code 7[^]*my last words/,
    );
    assert.equal(await isPortTaken(healthy.port), false);
    assert.equal(await isPortTaken(dying.port), false);
  },
);

test('a service that is killed is told by its signal', onUnix, async () => {
  const spec = await service({
    then: `setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100);`,
  });
  await assert.rejects(
    new Supervisor([spec], nothing).run({
      onServiceReady: nothing,
      onReady: nothing,
      onStopping: nothing,
    }),
    /signal SIGKILL/,
  );
});

test('a service that never answers ends the run', onUnix, async () => {
  const spec = {
    ...(await service()),
    readyUrl: `http://127.0.0.1:${await freePort()}/`,
    readyTimeoutMs: 500,
  };
  await assert.rejects(
    new Supervisor([spec], nothing).run({
      onServiceReady: nothing,
      onReady: nothing,
      onStopping: nothing,
    }),
    /not ready after 0.5 s: ECONNREFUSED/,
  );
  assert.equal(await isPortTaken(spec.port), false);
});
