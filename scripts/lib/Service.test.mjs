import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Service } from './Service.mjs';

const onUnix = { skip: process.platform === 'win32' && 'uses process groups' };

function startWatched(text) {
  const file = join(mkdtempSync(join(tmpdir(), 'service-')), 'main.mjs');
  const write = source =>
    writeFileSync(
      file,
      `process.send({ type: 'watch', path: ${JSON.stringify(file)} });
       ${source}
       setInterval(() => {}, 1000);`,
    );
  write(text);
  const lines = [];
  const waiting = [];
  const service = new Service(
    {
      name: 'watched',
      command: process.execPath,
      args: [file],
      restartOnChange: true,
    },
    line => {
      lines.push(line);
      waiting.forEach(check => check());
    },
  );
  const saw = pattern =>
    new Promise(resolve => {
      const check = () =>
        lines.some(line => pattern.test(line)) && resolve(undefined);
      waiting.push(check);
      check();
    });
  service.start();
  return { service, write, saw };
}

test('a change of a source file starts the service anew', onUnix, async () => {
  const { service, write, saw } = startWatched(`console.log('first');`);
  await saw(/^first$/);
  write(`console.log('second');`);
  await saw(/main.mjs changed/);
  await saw(/^second$/);
  await service.stop();
});

test(
  'a change that breaks the service waits for the next change',
  onUnix,
  async () => {
    const { service, write, saw } = startWatched(`console.log('first');`);
    await saw(/^first$/);
    write(`console.log('broken'); process.exit(1);`);
    await saw(/ended with exit code 1; starts anew at the next change/);
    write(`console.log('mended');`);
    await saw(/^mended$/);
    await service.stop();
  },
);

test(
  'a process that ignores the request to end is killed',
  onUnix,
  async () => {
    const lines = [];
    const service = new Service(
      {
        name: 'stubborn',
        command: process.execPath,
        args: [
          '-e',
          `process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000);`,
        ],
        stopTimeoutMs: 200,
      },
      line => lines.push(line),
    );
    service.start();
    while (!lines.includes('up')) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await service.stop();
    assert.ok(lines.includes('does not end: killed'));
  },
);
