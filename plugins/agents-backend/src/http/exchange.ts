import { isIP, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Client, type Dispatcher } from 'undici';
import { connectGuarded, type ConnectOptions } from './connectGuarded';
import { describeFailure, type ExchangeStage } from './describeFailure';
import {
  type HttpRequestLimits,
  type HttpSendRequest,
  TargetError,
} from './GuardedHttpClient';

/** A complete answer. */
export interface RawAnswer {
  status: number;
  headers: Dispatcher.ResponseData['headers'];
  body: Buffer;
}

/** One request over a connection of its own. */
export interface ExchangeOptions extends ConnectOptions {
  limits: HttpRequestLimits;
  /** When the answer has to be complete, on the clock of `performance.now()`. */
  deadline: number;
  userAgent: string;
  /** What is sent; a GET without a body by default. */
  sends?: Pick<HttpSendRequest, 'method' | 'headers' | 'body'>;
}

/** More is no answer to a probe; the whole is bounded before anything is parsed. */
const MAXIMUM_HEADER_BYTES = 16 * 1024;

/**
 * Sends a request and reads the whole answer.
 *
 * Each exchange has its own connection, closed when it ends. A probe through a connection that
 * was opened earlier would not notice that no new one can be made; it would outlive a change of
 * address; and over thousands of hosts, connections kept open cost more than they save. As the
 * timeout covers everything from the look-up of the name to the last byte, undici's own timeouts
 * are off.
 *
 * @throws TargetError
 */
export function exchange(options: ExchangeOptions): Promise<RawAnswer> {
  const { url, limits, deadline } = options;
  return new Promise((resolve, reject) => {
    // There is nothing to look up for a literal address.
    let stage: ExchangeStage = isLiteral(url) ? 'connect' : 'resolve';
    let socket: Socket | undefined;
    let answer: Omit<RawAnswer, 'body'> = { status: 0, headers: {} };
    const chunks: Buffer[] = [];
    let size = 0;

    const client = new Client(url.origin, {
      connect: (_, callback) => {
        socket = connectGuarded(
          {
            ...options,
            onResolved: () => {
              stage = 'connect';
            },
          },
          (error, connected) => {
            if (connected) {
              stage = 'wait';
              callback(null, connected);
            } else if (error) {
              callback(error, null);
            }
          },
        );
      },
      pipelining: 0,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: MAXIMUM_HEADER_BYTES,
    });

    const watches: Array<() => void> = [];
    let settled = false;
    const settle = (outcome: () => void) => {
      if (settled) return;
      settled = true;
      for (const end of watches) end();
      outcome();
      client.destroy().catch(() => {});
      socket?.destroy();
    };
    const fail = (error: unknown) =>
      settle(() =>
        reject(describeFailure(error, { url, limits, stage, ...answer })),
      );
    const onAbort = () =>
      fail(new TargetError('aborted', `${url.href} was not read to the end`));
    const timer = setTimeout(
      () => fail('timeout'),
      Math.max(0, deadline - performance.now()),
    );
    limits.signal?.addEventListener('abort', onAbort, { once: true });
    watches.push(
      () => clearTimeout(timer),
      () => limits.signal?.removeEventListener('abort', onAbort),
    );

    const refuseOver = (bytes: number) => {
      if (bytes > limits.maximumBytes) fail('too-large');
    };

    client.dispatch(
      {
        path: `${url.pathname}${url.search}`,
        method: options.sends?.method ?? 'GET',
        body: options.sends?.body,
        headers: {
          ...options.sends?.headers,
          accept: limits.accept,
          // Nothing to decompress, so no small body can grow large.
          'accept-encoding': 'identity',
          'user-agent': options.userAgent,
        },
      },
      {
        onRequestStart() {},
        onResponseStart(_, status, headers) {
          stage = 'body';
          answer = { status, headers };
          if (!isRedirect(status)) {
            refuseOver(Number(headers['content-length'] ?? 0));
          }
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (isRedirect(answer.status)) return;
          chunks.push(chunk);
          refuseOver(size);
        },
        onResponseEnd() {
          settle(() => resolve({ ...answer, body: Buffer.concat(chunks) }));
        },
        onResponseError(_, error) {
          fail(error);
        },
      },
    );
  });
}

/** Whether an answer sends the reader elsewhere, so that its body does not matter. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Whether the host of a URL is an IP address. */
export function isLiteral(url: URL): boolean {
  return isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
}
