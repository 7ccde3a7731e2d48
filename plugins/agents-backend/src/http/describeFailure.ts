import { boundedText } from '@agent-portal/plugin-agents-common';
import { type ErrorLike, toError } from '@backstage/errors';
import { RefusedAddressError } from './connectGuarded';
import {
  type HttpRequestLimits,
  TargetError,
  type TargetErrorCode,
} from './GuardedHttpClient';
import { PROBE_ALLOW_KEY } from './ProbeAllowList';

/** How far an exchange had come. */
export type ExchangeStage = 'resolve' | 'connect' | 'wait' | 'body';

/** What is known of an exchange that failed. */
export interface FailedExchange {
  url: URL;
  limits: HttpRequestLimits;
  stage: ExchangeStage;
  /** 0 before there was an answer. */
  status: number;
}

type Explanation = [code: TargetErrorCode, text: string];

const EXPLANATION_OF_CODE: Record<string, Explanation> = {
  ECONNREFUSED: ['refused', 'refuses the connection: nothing listens there'],
  EHOSTUNREACH: ['refused', 'cannot be reached: there is no route to the host'],
  ENETUNREACH: [
    'refused',
    'cannot be reached: there is no route to its network',
  ],
  EHOSTDOWN: ['refused', 'cannot be reached: the host is down'],
  ENOTFOUND: ['unresolved', 'names a host that does not exist'],
  ENODATA: ['unresolved', 'names a host that has no address'],
  EAI_AGAIN: [
    'failed',
    'could not be looked up: the name server gave no answer',
  ],
  ETIMEDOUT: ['timeout', 'did not accept a connection'],
  EMFILE: ['failed', 'could not be read: this host has too many files open'],
};

const SOCKET_ENDED = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'HPE_INVALID_EOF_STATE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);

/**
 * Puts the failure of an exchange in a sentence that starts with the address.
 *
 * @param failure - `timeout`, `too-large`, or the error that ended the exchange.
 */
export function describeFailure(
  failure: unknown,
  exchange: FailedExchange,
): TargetError {
  if (failure instanceof TargetError) return failure;
  const [code, text] = explain(failure, exchange);
  return new TargetError(code, `${nameUrl(exchange.url)} ${text}`);
}

/** The URL at a length that fits in a sentence. */
export function nameUrl(url: URL): string {
  return boundedText(url.href, 200) ?? url.href;
}

function explain(failure: unknown, exchange: FailedExchange): Explanation {
  const { url, limits, stage, status } = exchange;
  if (failure === 'timeout') return explainTimeout(exchange);
  if (failure === 'too-large') {
    return [
      'too-large',
      `answers ${status} with more than the ${describeSize(
        limits.maximumBytes,
      )} that the portal reads`,
    ];
  }
  if (failure instanceof RefusedAddressError) {
    const addresses = failure.addresses.slice(0, 3).join(', ');
    return [
      'not-allowed',
      `resolves to ${addresses}, which ${PROBE_ALLOW_KEY} does not allow; add \`${url.hostname}\` by its full name, or the address, to let the portal read it`,
    ];
  }
  const error = innermost(failure);
  const known = EXPLANATION_OF_CODE[error.code];
  if (known) return known;
  if (SOCKET_ENDED.has(error.code)) {
    return stage === 'body'
      ? ['closed', `answers ${status}, but closed the connection mid-body`]
      : ['closed', 'closed the connection without an answer'];
  }
  if (isCertificateFault(error)) {
    return [
      'untrusted',
      `has a certificate that is not trusted: ${brief(error)}`,
    ];
  }
  if (error.code === 'UND_ERR_HEADERS_OVERFLOW') {
    return ['too-large', 'answers with headers too large to read'];
  }
  if (error.code.startsWith('ERR_SSL_')) {
    return ['failed', `does not speak TLS as https asks: ${brief(error)}`];
  }
  if (error.name === 'HTTPParserError') {
    return [
      'failed',
      `answers with something that is not HTTP: ${brief(error)}`,
    ];
  }
  return ['failed', `could not be read: ${brief(error)}`];
}

function explainTimeout({
  limits,
  stage,
  status,
}: FailedExchange): Explanation {
  const time = `within ${describeSeconds(limits.timeoutMs)}`;
  switch (stage) {
    case 'resolve':
      // The resolver is ours, so the silence says nothing about the agent.
      return ['failed', `could not be looked up ${time}`];
    case 'connect':
      return ['timeout', `did not accept a connection ${time}`];
    case 'wait':
      return ['timeout', `did not answer ${time}`];
    default:
      return ['timeout', `answers ${status}, but its body did not end ${time}`];
  }
}

/** With several addresses, what went wrong with the last of them. */
function innermost(failure: unknown): ErrorLike & { code: string } {
  const error = toError(failure);
  const { errors, code } = error;
  return Array.isArray(errors) && errors.length > 0
    ? innermost(errors.at(-1))
    : { name: error.name, message: error.message, code: String(code ?? '') };
}

function isCertificateFault({ code }: { code: string }): boolean {
  return (
    code.startsWith('ERR_TLS_CERT') ||
    code.includes('CERT') ||
    code.includes('SELF_SIGNED') ||
    code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
  );
}

function brief(error: ErrorLike): string {
  return boundedText(error.message, 120) ?? 'no reason is given';
}

function describeSeconds(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${milliseconds} ms`
    : `${Number((milliseconds / 1_000).toFixed(1))} s`;
}

function describeSize(bytes: number): string {
  return bytes < 1_024 ? `${bytes} bytes` : `${Math.round(bytes / 1_024)} kB`;
}
