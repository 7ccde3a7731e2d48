import { setTimeout as sleep } from 'node:timers/promises';

/** An attempt that failed, and whether another one may work. */
export class AttemptError extends Error {
  readonly isFinal: boolean;

  constructor(message: string, options: { isFinal: boolean }) {
    super(message);
    this.name = 'AttemptError';
    this.isFinal = options.isFinal;
  }
}

/** How something is tried again; times in ms. */
export interface RetryOptions {
  /** Of all attempts and the waits between them together. */
  withinMs: number;
  /** Before the second attempt; each wait after it is about twice as long. */
  firstWaitMs: number;
  /** Now, on the same clock for all calls. */
  now: () => number;
  /** From 0 to 1, so that those who wait do not come back all at once. */
  random: () => number;
  signal?: AbortSignal;
}

/**
 * Tries until it works, the failure is final, or the time is over.
 *
 * @param attempt - Given the time that is left, in ms.
 * @throws What the last attempt threw.
 */
export async function retryWithin<T>(
  attempt: (leftMs: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { withinMs, firstWaitMs, now, random, signal } = options;
  const end = now() + withinMs;
  for (let retries = 0; ; retries++) {
    try {
      return await attempt(end - now());
    } catch (error) {
      const isFinal = !(error instanceof AttemptError) || error.isFinal;
      const waitMs = firstWaitMs * 2 ** retries * (0.5 + random());
      if (isFinal || signal?.aborted || now() + waitMs >= end) throw error;
      await sleep(waitMs, undefined, { signal });
    }
  }
}
