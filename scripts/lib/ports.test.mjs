import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { isPortTaken, listeningInodes, portOwner } from './ports.mjs';

function listen(host) {
  return new Promise(resolve => {
    const server = createServer().listen(0, host, () => resolve(server));
  });
}

test('a port is taken while something listens, and free afterwards', async () => {
  const server = await listen('127.0.0.1');
  const { port } = server.address();
  assert.equal(await isPortTaken(port), true);
  await new Promise(resolve => server.close(resolve));
  assert.equal(await isPortTaken(port), false);
});

test(
  'the owner of a port is named by pid and command',
  { skip: process.platform !== 'linux' && 'reads /proc' },
  async () => {
    const server = await listen('127.0.0.1');
    try {
      const owner = await portOwner(server.address().port);
      assert.match(owner, new RegExp(`^pid ${process.pid} \\(.*node`));
    } finally {
      server.close();
    }
  },
);

test('only listening sockets of the very port count', () => {
  const text = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1',
    '   1: 0100007F:0BB8 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 222 1',
    '   2: 0100007F:1BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1',
  ].join('\n');
  assert.deepEqual(listeningInodes(text, 3000), ['111']);
});
