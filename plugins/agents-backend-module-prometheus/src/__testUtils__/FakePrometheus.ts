import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the fake server got it. */
export interface ReceivedQuery {
  path: string;
  headers: IncomingHttpHeaders;
  form: URLSearchParams;
}

/** What the fake server does with a request. */
export type FakeAnswer =
  | { status?: number; body: unknown; headers?: Record<string, string> }
  /** Bytes as they are, then the end, whatever was promised. */
  | { raw: string }
  /** Never. */
  | 'hang'
  /** The connection ends before the answer. */
  | 'drop'
  /** The beginning of an answer, and never the rest. */
  | 'stall'
  /** More and more of it. */
  | 'flood';

/** One series of an answer to an instant query. */
export function vector(
  series: Array<{ labels: Record<string, string>; value: number | string }>,
  extra: object = {},
): FakeAnswer {
  return {
    body: {
      status: 'success',
      data: {
        resultType: 'vector',
        result: series.map(({ labels, value }) => ({
          metric: labels,
          value: [1_772_366_400, `${value}`],
        })),
      },
      ...extra,
    },
  };
}

/** An HTTP server that answers queries as a test says. */
export class FakePrometheus {
  readonly received: ReceivedQuery[] = [];
  /** Bytes that went out. */
  sent = 0;
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(answer: (query: ReceivedQuery) => FakeAnswer) {
    this.#server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', part => {
        text += part;
      });
      request.on('end', () => {
        const query = {
          path: request.url ?? '',
          headers: request.headers,
          form: new URLSearchParams(text),
        };
        this.received.push(query);
        const said = answer(query);
        if (said === 'hang') return;
        if (said === 'stall') {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.write('{"status":"succ');
        } else if (said === 'drop') {
          request.socket.destroy();
        } else if (said === 'flood') {
          const part = Buffer.alloc(64 * 1024, 'x');
          const more = () => {
            while (!response.destroyed) {
              this.sent += part.length;
              if (!response.write(part)) break;
            }
          };
          response.on('drain', more);
          response.writeHead(200, { 'content-type': 'application/json' });
          more();
        } else if ('raw' in said) {
          request.socket.end(said.raw);
        } else {
          const { status = 200, body, headers } = said;
          response.writeHead(status, {
            'content-type': 'application/json',
            ...headers,
          });
          response.end(typeof body === 'string' ? body : JSON.stringify(body));
        }
      });
    });
    this.#server.on('connection', socket => {
      this.connections++;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(
    answer: (query: ReceivedQuery) => FakeAnswer,
  ): Promise<FakePrometheus> {
    const fake = new FakePrometheus(answer);
    await new Promise<void>(resolve => {
      fake.#server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
