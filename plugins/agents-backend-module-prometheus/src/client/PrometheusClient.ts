import { readFile } from 'node:fs/promises';
import { toError } from '@backstage/errors';
import pLimit from 'p-limit';
import { Agent, request } from 'undici';
import type { ServerAuthentication, ServerConfig } from '../prometheusConfig';
import { PrometheusError } from './PrometheusError';
import { type PrometheusAnswer, readAnswer } from './readAnswer';
import { readBody } from './readBody';

/** Longer waits say nothing more; a server that is gone is found out at once by the next query. */
const KEEP_ALIVE_MS = 30_000;

/** Faults of a connection that was idle too long; the server has not seen the query. */
const BEFORE_ANSWER = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** When a query is answered for; times in ms since 1970. */
export type QueryTime =
  | { at: number }
  | { start: number; end: number; stepMs: number };

/**
 * Asks one server. Queries are sent as forms, as long ones do not fit into an address and Thanos
 * and Mimir take them too. All go over one pool of connections; a redirect is not followed, so that
 * credentials go to the configured address and nowhere else.
 */
export class PrometheusClient {
  readonly #server: ServerConfig;
  readonly #agent: Agent;
  readonly #limit: ReturnType<typeof pLimit>;

  private constructor(server: ServerConfig) {
    this.#server = server;
    this.#agent = new Agent({
      connections: server.concurrency,
      keepAliveTimeout: KEEP_ALIVE_MS,
    });
    this.#limit = pLimit(server.concurrency);
  }

  static create(options: { server: ServerConfig }): PrometheusClient {
    return new PrometheusClient(options.server);
  }

  get server(): ServerConfig {
    return this.#server;
  }

  /**
   * Asks a query, once the queries before it leave room.
   *
   * @throws PrometheusError in words for people; the signal's reason when it is aborted.
   */
  async query(
    promql: string,
    time: QueryTime,
    options: { signal?: AbortSignal } = {},
  ): Promise<PrometheusAnswer> {
    return this.#limit(async () => {
      options.signal?.throwIfAborted();
      try {
        return await this.#send(promql, time, options.signal);
      } catch (error) {
        options.signal?.throwIfAborted();
        if (error instanceof PrometheusError) throw error;
        // A query changes nothing: what was lost with its connection can be asked again.
        if (!BEFORE_ANSWER.has(codeOf(error))) throw this.#wrap(error);
      }
      try {
        return await this.#send(promql, time, options.signal);
      } catch (error) {
        options.signal?.throwIfAborted();
        throw error instanceof PrometheusError ? error : this.#wrap(error);
      }
    });
  }

  /** Ends once the queries that it has are answered. */
  async close(): Promise<void> {
    await this.#agent.close();
  }

  async #send(
    promql: string,
    time: QueryTime,
    signal: AbortSignal | undefined,
  ): Promise<PrometheusAnswer> {
    const { name, url, timeoutMs, maximumBytes, authentication, headers } =
      this.#server;
    const form = new URLSearchParams({
      query: promql,
      // The server need not go on working for an answer that nobody waits for.
      timeout: `${timeoutMs}ms`,
      ...toParameters(time),
    });
    const path = 'at' in time ? 'query' : 'query_range';
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(`${url}/api/v1/${path}`, {
        method: 'POST',
        body: form.toString(),
        headers: {
          ...headers,
          ...(await authorize(authentication)),
          accept: 'application/json',
          'accept-encoding': 'identity',
          'content-type': 'application/x-www-form-urlencoded',
        },
        dispatcher: this.#agent,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const { statusCode } = answer;
      if (statusCode >= 300 && statusCode < 400) {
        await answer.body.dump({ limit: 1_024 }).catch(() => {});
        throw new PrometheusError(
          `answers ${statusCode}, a redirect, which is not followed; set its url to where it leads`,
          'server',
        );
      }
      const text = await readBody(answer.body, maximumBytes);
      return readAnswer(statusCode, text);
    } catch (error) {
      if (timeout.aborted && !signal?.aborted) {
        throw new PrometheusError(
          `The Prometheus server ${name} gave no answer within ${
            timeoutMs / 1_000
          } s`,
          'slow',
        );
      }
      throw error instanceof PrometheusError
        ? new PrometheusError(
            `The Prometheus server ${name} ${error.message}`,
            error.fault,
            error.detail,
          )
        : error;
    }
  }

  #wrap(error: unknown): PrometheusError {
    const { message } = toError(error);
    const isCut = /terminated|other side closed|aborted/i.test(message);
    return new PrometheusError(
      isCut
        ? `The Prometheus server ${
            this.#server.name
          } ended the connection in the middle of its answer`
        : `The Prometheus server ${this.#server.name} cannot be reached`,
      'unreachable',
      message,
    );
  }
}

async function authorize(
  authentication: ServerAuthentication,
): Promise<Record<string, string>> {
  switch (authentication.type) {
    case 'basic': {
      const { username, password } = authentication;
      const text = Buffer.from(`${username}:${password}`).toString('base64');
      return { authorization: `Basic ${text}` };
    }
    case 'bearer': {
      const token =
        'token' in authentication
          ? authentication.token
          : (await readToken(authentication.tokenFile)).trim();
      return { authorization: `Bearer ${token}` };
    }
    case 'headers':
      return authentication.headers;
    default:
      return {};
  }
}

async function readToken(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new PrometheusError(
      'cannot be asked: the file with the token cannot be read',
      'server',
      toError(error).message,
    );
  }
}

function toParameters(time: QueryTime): Record<string, string> {
  const seconds = (ms: number) => (ms / 1_000).toFixed(3);
  return 'at' in time
    ? { time: seconds(time.at) }
    : {
        start: seconds(time.start),
        end: seconds(time.end),
        step: seconds(time.stepMs),
      };
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
