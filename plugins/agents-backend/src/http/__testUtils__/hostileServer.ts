import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server on this host, for the length of a test. */
export interface TestServer {
  url: string;
  port: number;
  /** Paths that were asked for, in order. */
  paths: string[];
  /** Sockets that are open. */
  sockets: Set<Socket>;
}

const stops: Array<() => Promise<unknown>> = [];

/** Starts a server; {@link stopServers} ends it. */
export async function startServer(
  listener: RequestListener,
): Promise<TestServer> {
  const paths: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    response.on('error', () => {});
    listener(request, response);
  });
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  stops.push(
    () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return { url: `http://127.0.0.1:${port}`, port, paths, sockets };
}

/** Ends every server that a test started. */
export async function stopServers(): Promise<void> {
  await Promise.all(stops.splice(0).map(stop => stop()));
}

function answerWith(type: string, body: string, status = 200) {
  return (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
}

/** Writes again and again until the reader has gone. */
function writeForever(options: { everyMs: number; bytes: number }) {
  return (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/health+json' });
    const chunk = Buffer.alloc(options.bytes, '{');
    const timer = setInterval(() => response.write(chunk), options.everyMs);
    response.on('close', () => clearInterval(timer));
  };
}

/** What endpoints do to those who ask them. */
export const behaviours = {
  healthy: answerWith('application/health+json', '{"status":"pass"}'),
  html: answerWith('text/html', '<!doctype html><title>Welcome</title>'),
  hang: () => {},
  trickle: writeForever({ everyMs: 10, bytes: 1 }),
  stream: writeForever({ everyMs: 1, bytes: 16_384 }),
  tenMegabytes: answerWith('text/plain', 'x'.repeat(10 * 1024 * 1024)),
  redirectInside: (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(302, { location: 'http://10.0.0.5/latest/meta-data' });
    response.end();
  },
  closeMidBody: (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, {
      'content-type': 'application/health+json',
      'content-length': '100',
    });
    response.write('{"status":', () => response.destroy());
  },
  closeAtOnce: (request: IncomingMessage) => {
    request.socket.destroy();
  },
} satisfies Record<string, RequestListener>;
