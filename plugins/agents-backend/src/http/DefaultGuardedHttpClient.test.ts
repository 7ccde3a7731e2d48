import type { RequestListener } from 'node:http';
import {
  behaviours,
  startServer,
  stopServers,
} from './__testUtils__/hostileServer';
import { DefaultGuardedHttpClient } from './DefaultGuardedHttpClient';
import type { HttpRequestLimits, HttpSendRequest } from './GuardedHttpClient';
import { ProbeAllowList } from './ProbeAllowList';

const limits: HttpRequestLimits = {
  timeoutMs: 20_000,
  maximumBytes: 65_536,
  accept: 'application/json',
};

function clientFor(allow: string[]) {
  return DefaultGuardedHttpClient.create({
    allowList: ProbeAllowList.fromEntries(allow),
  });
}

async function getFrom(
  listener: RequestListener,
  change: Partial<HttpRequestLimits> = {},
) {
  const server = await startServer(listener);
  const started = performance.now();
  const outcome = await clientFor(['127.0.0.1'])
    .get(`${server.url}/health`, { ...limits, ...change })
    .catch(error => error);
  return { server, outcome, tookMs: performance.now() - started };
}

jest.setTimeout(60_000);

describe('DefaultGuardedHttpClient', () => {
  afterEach(stopServers);

  it('reads an answer and says how long it took', async () => {
    const { outcome } = await getFrom(behaviours.healthy);
    expect(outcome).toEqual({
      status: 200,
      contentType: 'application/health+json',
      body: '{"status":"pass"}',
      latencyMs: expect.any(Number),
    });
    expect(outcome.latencyMs).toBeGreaterThan(0);
  });

  it('reads the answer of an error as well', async () => {
    const { outcome } = await getFrom((_, response) => {
      response.writeHead(503).end('{"status":"fail"}');
    });
    expect(outcome).toMatchObject({ status: 503, body: '{"status":"fail"}' });
  });

  it('sends no credentials, asks for no compression and keeps no connection', async () => {
    const { outcome } = await getFrom((request, response) => {
      response.end(JSON.stringify(request.headers));
    });
    const headers = JSON.parse(outcome.body);
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(headers).toMatchObject({
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  it.each([
    ['hang', 200, 'timeout', 'did not answer within 200 ms'],
    ['trickle', 1_000, 'timeout', 'its body did not end within 1 s'],
    [
      'stream',
      20_000,
      'too-large',
      'more than the 64 kB that the portal reads',
    ],
    ['tenMegabytes', 20_000, 'too-large', 'with more than the 64 kB'],
    ['closeMidBody', 20_000, 'closed', 'closed the connection mid-body'],
    ['closeAtOnce', 20_000, 'closed', 'the connection without an answer'],
    ['redirectInside', 20_000, 'redirected', 'to http://10.0.0.5/latest'],
  ] as const)(
    'ends the reading of an endpoint that does: %s',
    async (behaviour, timeoutMs, code, sentence) => {
      const { server, outcome, tookMs } = await getFrom(behaviours[behaviour], {
        timeoutMs,
      });
      expect(outcome).toMatchObject({
        name: 'TargetError',
        code,
        message: expect.stringContaining(sentence),
      });
      expect(outcome.message).toMatch(`${server.url}/health`);
      expect(tookMs).toBeLessThan(15_000);
      await expectNoSockets(server.sockets);
    },
  );

  it('says that nothing listens', async () => {
    const { url } = await startServer(behaviours.healthy);
    await stopServers();
    await expect(
      clientFor(['127.0.0.1']).get(url, limits),
    ).rejects.toMatchObject({
      code: 'refused',
      message: `${url}/ refuses the connection: nothing listens there`,
    });
  });

  it('says that an https address does not speak TLS', async () => {
    const { url } = await startServer(behaviours.healthy);
    await expect(
      clientFor(['127.0.0.1']).get(url.replace('http:', 'https:'), limits),
    ).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('does not speak TLS'),
    });
  });

  it('does not inflate what it did not ask to be compressed', async () => {
    const { outcome } = await getFrom((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('bomb');
    });
    expect(outcome).toMatchObject({
      code: 'failed',
      message: expect.stringContaining('encoded as gzip'),
    });
  });

  it('says that an answer is not HTTP', async () => {
    const { outcome } = await getFrom(request => {
      request.socket.end('SSH-2.0-OpenSSH\r\n');
    });
    expect(outcome).toMatchObject({
      code: 'failed',
      message: expect.stringContaining('not HTTP'),
    });
  });

  it('stops when the caller gives up', async () => {
    const server = await startServer(behaviours.hang);
    const abort = new AbortController();
    const reading = clientFor(['127.0.0.1']).get(server.url, {
      ...limits,
      timeoutMs: 60_000,
      signal: abort.signal,
    });
    abort.abort();
    await expect(reading).rejects.toMatchObject({ code: 'aborted' });
    await expect(
      clientFor(['127.0.0.1']).get(server.url, {
        ...limits,
        signal: abort.signal,
      }),
    ).rejects.toMatchObject({ code: 'aborted' });
  });

  describe('redirects', () => {
    const hop: (to: (path: string) => string) => RequestListener =
      to => (request, response) => {
        if (request.url === '/done') behaviours.healthy(request, response);
        else response.writeHead(307, { location: to(request.url ?? '') }).end();
      };

    it('follows two to the same host and port', async () => {
      const { outcome, server } = await getFrom(
        hop(path => (path === '/health' ? '/next' : '/done')),
      );
      expect(outcome).toMatchObject({ status: 200 });
      expect(server.paths).toEqual(['/health', '/next', '/done']);
    });

    it('does not follow a third', async () => {
      const { outcome, server } = await getFrom(hop(path => `${path}x`));
      expect(outcome).toMatchObject({ code: 'redirected' });
      expect(server.paths).toHaveLength(3);
    });

    it('does not follow one to another port, even if that is allowed', async () => {
      const other = await startServer(behaviours.healthy);
      const { outcome } = await getFrom(hop(() => `${other.url}/done`));
      expect(outcome).toMatchObject({ code: 'redirected' });
      expect(other.paths).toEqual([]);
    });

    it('does not follow one that carries credentials', async () => {
      const { outcome } = await getFrom((request, response) => {
        const location = `http://user:pass@${request.headers.host}/done`;
        response.writeHead(302, { location }).end();
      });
      expect(outcome).toMatchObject({ code: 'redirected' });
    });

    it('counts them all against one timeout', async () => {
      const { outcome } = await getFrom(
        (request, response) => {
          setTimeout(() => {
            response.writeHead(302, { location: `${request.url}x` }).end();
          }, 150);
        },
        { timeoutMs: 200 },
      );
      expect(outcome).toMatchObject({ code: 'timeout' });
    });
  });

  describe('sending', () => {
    const request: HttpSendRequest = {
      ...limits,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-key': '1' },
      body: '{"say":"grüezi"}',
    };

    it('sends method, headers and body', async () => {
      const server = await startServer((incoming, response) => {
        let body = '';
        incoming.setEncoding('utf8').on('data', chunk => {
          body += chunk;
        });
        incoming.on('end', () => {
          const { method, headers } = incoming;
          response.end(JSON.stringify({ method, headers, body }));
        });
      });
      const answer = await clientFor(['127.0.0.1']).send(server.url, request);
      expect(JSON.parse(answer.body)).toMatchObject({
        method: 'POST',
        headers: { 'x-key': '1', 'content-length': '17', connection: 'close' },
        body: request.body,
      });
    });

    it('is held to the allow-list and to the limits, as reading is', async () => {
      const server = await startServer(behaviours.tenMegabytes);
      await expect(clientFor([]).send(server.url, request)).rejects.toThrow(
        /is not on the allow-list/,
      );
      expect(server.paths).toEqual([]);
      await expect(
        clientFor(['127.0.0.1']).send(server.url, request),
      ).rejects.toMatchObject({ code: 'too-large' });
    });

    it('follows no redirect, not even to the same host', async () => {
      const server = await startServer((_, response) => {
        response.writeHead(307, { location: '/elsewhere' }).end();
      });
      await expect(
        clientFor(['127.0.0.1']).send(`${server.url}/here`, request),
      ).rejects.toMatchObject({
        code: 'redirected',
        message: expect.stringContaining('sends nothing to where'),
      });
      expect(server.paths).toEqual(['/here']);
    });
  });

  it('holds those who queue for one host to its limit, and nobody else', async () => {
    const waiting: Array<() => void> = [];
    const slow = await startServer((request, response) => {
      waiting.push(() => behaviours.healthy(request, response));
    });
    const quick = await startServer(behaviours.healthy);
    const client = DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(['127.0.0.1']),
      maximumConnections: 5,
      maximumConnectionsPerHost: 2,
    });
    const generous = { ...limits, timeoutMs: 30_000 };
    const slowOnes = Array.from({ length: 6 }, () =>
      client.get(slow.url, generous),
    );
    for (let i = 0; i < 20; i++) await client.get(quick.url, generous);
    expect(waiting).toHaveLength(2);
    const all = Promise.all(slowOnes);
    while (slow.paths.length < 6 || waiting.length > 0) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
    await expect(all).resolves.toHaveLength(6);
  });
});

async function expectNoSockets(sockets: Set<unknown>) {
  const deadline = Date.now() + 10_000;
  while (sockets.size > 0 && Date.now() < deadline) {
    await new Promise(setImmediate);
  }
  expect(sockets.size).toBe(0);
}
