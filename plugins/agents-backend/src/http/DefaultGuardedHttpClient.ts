import { performance } from 'node:perf_hooks';
import { ConnectionSlots } from './ConnectionSlots';
import type { Lookup } from './connectGuarded';
import { nameUrl } from './describeFailure';
import { exchange, isLiteral, isRedirect, type RawAnswer } from './exchange';
import {
  type GuardedHttpClient,
  type GuardedHttpSender,
  type HttpAnswer,
  type HttpRequestLimits,
  type HttpSendRequest,
  TargetError,
} from './GuardedHttpClient';
import {
  type HostPermission,
  PROBE_ALLOW_KEY,
  type ProbeAllowList,
} from './ProbeAllowList';

/** How the client reaches out. */
export interface GuardedHttpClientOptions {
  allowList: ProbeAllowList;
  /** Connections open at the same time. Default 1,024. */
  maximumConnections?: number;
  /** Connections open to one host and port at the same time. Default 8. */
  maximumConnectionsPerHost?: number;
  /** Resolves names; the system's resolver by default. */
  lookup?: Lookup;
}

/** On what terms a URL may be read. */
interface Permission {
  host: HostPermission;
  port: number;
}

const MAXIMUM_REDIRECTS = 2;

const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

/** A {@link GuardedHttpClient} and {@link GuardedHttpSender} on undici. */
export class DefaultGuardedHttpClient
  implements GuardedHttpClient, GuardedHttpSender
{
  readonly #allowList: ProbeAllowList;
  readonly #lookup: Lookup | undefined;
  readonly #slots: ConnectionSlots;

  private constructor(options: GuardedHttpClientOptions) {
    this.#allowList = options.allowList;
    this.#lookup = options.lookup;
    this.#slots = new ConnectionSlots({
      maximum: options.maximumConnections ?? 1_024,
      maximumPerHost: options.maximumConnectionsPerHost ?? 8,
    });
  }

  static create(options: GuardedHttpClientOptions): DefaultGuardedHttpClient {
    return new DefaultGuardedHttpClient(options);
  }

  async get(url: string, limits: HttpRequestLimits): Promise<HttpAnswer> {
    const target = parseTarget(url);
    const permission = this.#check(target);
    // Time spent in a queue of ours is not the target's and does not count against it.
    return this.#slots.run(target.origin, () =>
      this.#read(target, { limits, permission }),
    );
  }

  async send(url: string, request: HttpSendRequest): Promise<HttpAnswer> {
    const target = parseTarget(url);
    const permission = this.#check(target);
    return this.#slots.run(target.origin, () =>
      this.#read(target, { limits: request, permission, sends: request }),
    );
  }

  async #read(
    target: URL,
    options: {
      limits: HttpRequestLimits;
      permission: Permission;
      sends?: HttpSendRequest;
    },
  ): Promise<HttpAnswer> {
    const { limits, permission, sends } = options;
    const maximumRedirects = sends ? 0 : MAXIMUM_REDIRECTS;
    if (limits.signal?.aborted) {
      throw new TargetError('aborted', `${nameUrl(target)} was not read`);
    }
    const started = performance.now();
    const deadline = started + limits.timeoutMs;
    let url = target;
    for (let redirects = 0; ; redirects++) {
      const answer = await exchange({
        url,
        ...permission,
        allowList: this.#allowList,
        lookup: this.#lookup,
        limits,
        deadline,
        userAgent: 'agent-portal',
        sends,
      });
      const next = locationOf(answer, url);
      if (next === undefined) {
        return toHttpAnswer(answer, performance.now() - started);
      }
      if (redirects === maximumRedirects || !staysAt(target, next)) {
        throw new TargetError(
          'redirected',
          `${nameUrl(url)} redirects to ${
            typeof next === 'string' ? next.slice(0, 200) : nameUrl(next)
          }, ${
            sends
              ? 'and the portal sends nothing to where it is redirected'
              : whyNotFollowed(staysAt(target, next))
          }`,
        );
      }
      url = next;
    }
  }

  /** @throws TargetError when the host or a literal address is not on the list. */
  #check(url: URL): Permission {
    const port = Number(url.port) || DEFAULT_PORTS[url.protocol];
    const host = this.#allowList.permitsHost(url.hostname, port);
    if (
      !host ||
      (isLiteral(url) &&
        !this.#allowList.permitsAddress(url.hostname, port, host))
    ) {
      throw new TargetError(
        'not-allowed',
        `${nameUrl(url)} is not on the allow-list ${PROBE_ALLOW_KEY}; add \`${
          url.host
        }\` to let the portal read it`,
      );
    }
    return { host, port };
  }
}

/** @throws TargetError when the text is not a URL that may be read. */
function parseTarget(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const name = `"${text.slice(0, 200)}"`;
  if (!url || !(url.protocol in DEFAULT_PORTS)) {
    throw new TargetError('not-allowed', `${name} is not an http or https URL`);
  }
  if (url.username !== '' || url.password !== '') {
    // The URL itself is not repeated, as its password would end up on a page.
    throw new TargetError(
      'not-allowed',
      `The URL of ${url.host} carries credentials, which the portal does not send`,
    );
  }
  return url;
}

/** Where an answer sends the reader: a URL, or the text that was meant to be one. */
function locationOf(answer: RawAnswer, base: URL): URL | string | undefined {
  const { location } = answer.headers;
  if (!isRedirect(answer.status) || typeof location !== 'string') {
    return undefined;
  }
  return URL.canParse(location, base.href)
    ? new URL(location, base.href)
    : location;
}

function whyNotFollowed(stays: boolean): string {
  return stays
    ? `one redirect more than the ${MAXIMUM_REDIRECTS} that are followed`
    : 'and the portal follows redirects only to the same host and port';
}

function staysAt(target: URL, next: URL | string): next is URL {
  return (
    typeof next !== 'string' &&
    next.origin === target.origin &&
    next.username === '' &&
    next.password === ''
  );
}

function toHttpAnswer(answer: RawAnswer, latencyMs: number): HttpAnswer {
  const type = answer.headers['content-type'];
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== '') {
    throw new TargetError(
      'failed',
      `The answer is encoded as ${String(encoding).slice(
        0,
        40,
      )} although the portal asked for none`,
    );
  }
  return {
    status: answer.status,
    contentType: typeof type === 'string' ? type.slice(0, 200) : '',
    body: answer.body.toString('utf8'),
    latencyMs,
  };
}
