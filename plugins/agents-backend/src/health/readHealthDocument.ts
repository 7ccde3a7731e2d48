import {
  type HealthReading,
  type HealthStatus,
  parseHealthDocument,
} from '@agent-portal/plugin-agents-common';
import {
  type GuardedHttpClient,
  TargetError,
  type TargetErrorCode,
} from '../http/GuardedHttpClient';

/** Far more than a health document needs. */
const MAXIMUM_BYTES = 256 * 1024;

const ACCEPT =
  'application/health+json, application/json;q=0.9, text/plain;q=0.5';

/**
 * What it says about an instance that it could not be read. It fails when it did what a healthy
 * one does not do; it is `unknown` when the portal was not let near it, when the fault may be on
 * this side, and when it did answer, but nothing that tells how it is.
 */
const STATUS_OF_FAILURE: Record<TargetErrorCode, HealthStatus> = {
  unresolved: 'fail',
  refused: 'fail',
  timeout: 'fail',
  closed: 'fail',
  untrusted: 'fail',
  redirected: 'unknown',
  'too-large': 'unknown',
  'not-allowed': 'unknown',
  aborted: 'unknown',
  failed: 'unknown',
};

/** A health document, or why there is none. */
export interface DocumentReading {
  reading: HealthReading;
  /** Absent when there was no complete answer. */
  latencyMs?: number;
}

/**
 * Reads one health document.
 *
 * @throws TargetError of code `aborted` when the caller gave up; never for anything that the
 *   target does.
 */
export async function readHealthDocument(
  url: string,
  options: {
    client: GuardedHttpClient;
    timeoutMs: number;
    signal: AbortSignal;
  },
): Promise<DocumentReading> {
  const { client, timeoutMs, signal } = options;
  try {
    const { latencyMs, ...answer } = await client.get(url, {
      timeoutMs,
      signal,
      maximumBytes: MAXIMUM_BYTES,
      accept: ACCEPT,
    });
    return {
      reading: parseHealthDocument(answer),
      latencyMs: Math.round(latencyMs * 10) / 10,
    };
  } catch (error) {
    if (!(error instanceof TargetError) || error.code === 'aborted') {
      throw error;
    }
    return {
      reading: {
        status: STATUS_OF_FAILURE[error.code],
        reason: error.message,
        cause: error.code,
        components: [],
        isDocument: false,
      },
    };
  }
}
