import {
  formatDuration,
  type KpiMeasurement,
} from '@agent-portal/plugin-agents-common';
import type {
  KpiMeasureRequest,
  KpiSource,
} from '@agent-portal/plugin-agents-node';

/** A source that has not answered in time. */
export class SilentSourceError extends Error {
  constructor(type: string, timeoutMs: number) {
    super(
      `The source ${type} did not answer within ${formatDuration(timeoutMs)}`,
    );
    this.name = 'SilentSourceError';
  }
}

/**
 * Asks a source, and waits for it no longer than it may take: one of a module may never answer.
 *
 * @throws SilentSourceError when its time is over; the signal's reason when that is aborted; else
 *   what the source throws.
 */
export async function askSource(
  source: KpiSource,
  requests: KpiMeasureRequest[],
  options: { now: number; timeoutMs: number; signal?: AbortSignal },
): Promise<KpiMeasurement[]> {
  const { now, timeoutMs, signal } = options;
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new SilentSourceError(source.type, timeoutMs)),
    timeoutMs,
  );
  const stopped = signal
    ? AbortSignal.any([signal, limit.signal])
    : limit.signal;
  try {
    stopped.throwIfAborted();
    return await Promise.race([
      source.measure(requests, { now, signal: stopped }),
      whenAborted(stopped),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}
