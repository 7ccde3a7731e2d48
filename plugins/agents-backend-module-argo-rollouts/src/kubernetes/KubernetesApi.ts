import { readFile } from 'node:fs/promises';
import { toError } from '@backstage/errors';
import { Agent, request } from 'undici';
import type { ClusterConfig } from '../argoRolloutsConfig';
import { KubernetesError } from './KubernetesError';

const MAXIMUM_BYTES = 32 * 1024 * 1024;

const PATCH_TYPES = {
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
};

/** A change of a part of an object. */
export type Patch =
  | { type: 'merge'; body: object }
  | { type: 'json'; body: object[] };

/**
 * The few requests to a cluster's API that shifting traffic takes. Kubernetes' own client is made
 * for far more, and as an ES module does not load where Backstage's backends are tested.
 */
export class KubernetesApi {
  readonly #cluster: ClusterConfig;
  #connection: { agent: Agent; authority: string | undefined } | undefined;

  private constructor(cluster: ClusterConfig) {
    this.#cluster = cluster;
  }

  static create(options: { cluster: ClusterConfig }): KubernetesApi {
    return new KubernetesApi(options.cluster);
  }

  /** @throws KubernetesError in words for people. */
  async get(path: string, options: { signal?: AbortSignal }): Promise<unknown> {
    return this.#send({ method: 'GET', path, ...options });
  }

  /**
   * @returns The object as it is afterwards.
   * @throws KubernetesError in words for people; with status 409 when the object changed meanwhile.
   */
  async patch(
    path: string,
    patch: Patch,
    options: { signal?: AbortSignal },
  ): Promise<unknown> {
    return this.#send({
      method: 'PATCH',
      path,
      body: JSON.stringify(patch.body),
      contentType: PATCH_TYPES[patch.type],
      ...options,
    });
  }

  async #send(options: {
    method: 'GET' | 'PATCH';
    path: string;
    body?: string;
    contentType?: string;
    signal?: AbortSignal;
  }): Promise<unknown> {
    const { name, url, timeoutMs } = this.#cluster;
    const { method, path, body, contentType } = options;
    const timeout = AbortSignal.timeout(timeoutMs);
    let status: number;
    let text: string;
    try {
      const answer = await request(`${url}${path}`, {
        method,
        body,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${await this.#readToken()}`,
          ...(contentType && { 'content-type': contentType }),
        },
        // Last, so that nothing closes it before the request has it.
        dispatcher: await this.#openAgent(),
        signal: options.signal
          ? AbortSignal.any([options.signal, timeout])
          : timeout,
      });
      status = answer.statusCode;
      text = await answer.body.text();
    } catch (error) {
      const why = describeFailure(error, { ...options, timeout, timeoutMs });
      throw new KubernetesError(`The cluster ${name} ${why}`, 0);
    }
    const answer = parse(text);
    if (status < 200 || status > 299) {
      throw new KubernetesError(
        `The cluster ${name} answers ${status} to ${method} ${path}: ${
          messageOf(answer) ?? 'it says no more'
        }`,
        status,
      );
    }
    return answer;
  }

  async #readToken(): Promise<string> {
    const { token } = this.#cluster;
    return token.type === 'text'
      ? token.text
      : (await readFile(token.file, 'utf8')).trim();
  }

  async #openAgent(): Promise<Agent> {
    const { authority: source } = this.#cluster;
    // Read anew, as authorities are exchanged like tokens.
    const authority =
      source?.type === 'file'
        ? await readFile(source.file, 'utf8')
        : source?.pem;
    const present = this.#connection;
    if (present && present.authority === authority) return present.agent;
    const agent = new Agent({
      maxResponseSize: MAXIMUM_BYTES,
      connect: { ca: authority },
      keepAliveTimeout: 1_000,
    });
    this.#connection = { agent, authority };
    // Ends once the requests that it has are answered.
    void present?.agent.close();
    return agent;
  }
}

function describeFailure(
  error: unknown,
  options: { timeout: AbortSignal; timeoutMs: number; signal?: AbortSignal },
): string {
  const { timeout, timeoutMs, signal } = options;
  if (timeout.aborted) return `gave no answer within ${timeoutMs / 1_000} s`;
  if (signal?.aborted) return 'gave no answer in time';
  return `cannot be reached: ${toError(error).message}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sentence in a Kubernetes `Status`. */
function messageOf(answer: unknown): string | undefined {
  const message: unknown = Object(answer).message;
  return typeof message === 'string' ? message.slice(0, 500) : undefined;
}
