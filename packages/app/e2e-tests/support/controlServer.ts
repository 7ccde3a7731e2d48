import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Portal } from './Portal';

/**
 * Lets the tests, which run in a process of their own, kill and start the
 * backend. Resolves to the address and a way to close it.
 */
export async function startControlServer(portal: Portal) {
  const operations: Record<string, () => Promise<void>> = {
    '/backend/kill': () => portal.killBackend(),
    '/backend/start': () => portal.startBackend(),
  };
  const server = createServer((request, response) => {
    const operation = operations[request.url ?? ''];
    if (request.method !== 'POST' || !operation) {
      response.writeHead(404).end();
      return;
    }
    operation().then(
      () => response.writeHead(204).end(),
      error => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
