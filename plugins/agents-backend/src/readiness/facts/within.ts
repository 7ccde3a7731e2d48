/** Resolves after a time in ms; rejects when the signal says that nobody waits any more. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** What is said of something that took too long. */
export function hangs(limitMs: number): Error {
  const error = new Error(`it did not answer within ${limitMs} ms`);
  error.name = 'TimeoutError';
  return error;
}

/**
 * Does work that may take so long and no longer. Its signal tells it to stop, but nobody waits for
 * it to do so.
 *
 * @throws What the work throws, what the signal says, or an error that it took too long.
 */
export async function within<T>(
  limitMs: number,
  options: {
    wait: Wait;
    signal?: AbortSignal;
    work: (signal: AbortSignal) => Promise<T>;
    onTimeout?: () => void;
  },
): Promise<T> {
  const { signal, work, onTimeout } = options;
  const over = new AbortController();
  const stop = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  const limit = options.wait(limitMs, stop).then(() => {
    onTimeout?.();
    throw hangs(limitMs);
  });
  try {
    return await Promise.race([work(stop), limit]);
  } finally {
    over.abort();
    // Nobody listens to the clock any more, which ends by being told so.
    limit.catch(() => undefined);
  }
}
