/** Why a target could not be read. */
export type TargetErrorCode =
  /** The host, port or address is not on the allow-list. */
  | 'not-allowed'
  /** The name of the host does not exist. */
  | 'unresolved'
  /** Nothing accepts a connection. */
  | 'refused'
  | 'timeout'
  /** It redirects to another place, or too often. */
  | 'redirected'
  | 'too-large'
  /** The connection ended before the answer did. */
  | 'closed'
  /** Its certificate is not one that this host trusts. */
  | 'untrusted'
  /** The caller gave up. */
  | 'aborted'
  /** It could not be measured: the fault may be on this side. */
  | 'failed';

/** A target that could not be read; the message is a sentence fit for a page. */
export class TargetError extends Error {
  readonly code: TargetErrorCode;

  constructor(code: TargetErrorCode, message: string) {
    super(message);
    this.name = 'TargetError';
    this.code = code;
  }
}

/** What a target answered. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  body: string;
  latencyMs: number;
}

/** How one request may go. */
export interface HttpRequestLimits {
  /** From the look-up of the name to the last byte read, redirects included. */
  timeoutMs: number;
  /** Of the decoded body; more is a `too-large` error. */
  maximumBytes: number;
  accept: string;
  signal?: AbortSignal;
}

/**
 * Reads from addresses that an entity names, and only from those that the operator allows:
 * the host must be on the allow-list, the address it resolves to is checked when the connection
 * is made, redirects leave neither host nor list, time and size are capped, and no credentials
 * are sent.
 */
export interface GuardedHttpClient {
  /** @throws TargetError */
  get(url: string, limits: HttpRequestLimits): Promise<HttpAnswer>;
}

/** A request that says something. */
export interface HttpSendRequest extends HttpRequestLimits {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** In lower case. */
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/**
 * Sends to addresses that an entity or the configuration names, under the guards of
 * {@link GuardedHttpClient}; no redirect is followed, as what is said is meant for one place.
 */
export interface GuardedHttpSender {
  /** @throws TargetError */
  send(url: string, request: HttpSendRequest): Promise<HttpAnswer>;
}
