import { lookup } from 'node:dns/promises';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { errorCode } from '../errors/errorCode';
import { errorMessage } from '../errors/errorMessage';

const loopback = '127.0.0.1';
const loopback6 = '::1';

async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function localhostIsAlsoVersion6(): Promise<boolean> {
  try {
    const addresses = await lookup('localhost', { all: true });
    return addresses.some(({ address }) => address === loopback6);
  } catch {
    return false;
  }
}

/** Serves one port on this machine's loopback addresses; can close and reopen. */
export class AgentListener {
  readonly #handler: RequestListener;
  readonly #wantedPort: number;
  #port: number;
  #servers: Server[] = [];

  private constructor(handler: RequestListener, port: number) {
    this.#handler = handler;
    this.#wantedPort = port;
    this.#port = port;
  }

  /** A port of 0 takes any free one, and keeps it when reopened. */
  static create(options: {
    handler: RequestListener;
    port: number;
  }): AgentListener {
    return new AgentListener(options.handler, options.port);
  }

  get port(): number {
    return this.#port;
  }

  get isOpen(): boolean {
    return this.#servers.length > 0;
  }

  /** @throws Error naming the port when another program has it. */
  async open(): Promise<void> {
    if (this.isOpen) {
      return;
    }
    const servers: Server[] = [];
    try {
      const first = createServer(this.#handler);
      this.#port = await listen(first, this.#port, loopback);
      servers.push(first);
      if (this.#wantedPort !== 0 && (await localhostIsAlsoVersion6())) {
        const second = createServer(this.#handler);
        await listen(second, this.#port, loopback6);
        servers.push(second);
      }
    } catch (error) {
      const code = errorCode(error);
      if (servers.length === 0 || code === 'EADDRINUSE') {
        for (const server of servers) {
          server.close();
        }
        throw new Error(
          code === 'EADDRINUSE'
            ? `port ${this.#port} is taken by another program`
            : `port ${this.#port} cannot be opened (${errorMessage(error)})`,
        );
      }
      // A machine without IPv6 serves 127.0.0.1 alone.
    }
    this.#servers = servers;
  }

  /** Refuses new connections and cuts those there are. */
  async close(): Promise<void> {
    const servers = this.#servers;
    this.#servers = [];
    await Promise.all(
      servers.map(
        server =>
          new Promise<void>(resolve => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      ),
    );
  }

  /** Cuts the connections there are; new ones are welcome. */
  dropConnections(): void {
    for (const server of this.#servers) {
      server.closeAllConnections();
    }
  }
}
