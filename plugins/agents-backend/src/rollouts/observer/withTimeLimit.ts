/**
 * Does work that others do for us, and waits for it no longer than it may take.
 *
 * @param what - Named in the error, such as `the traffic driver demo-fleet`.
 * @param patienceMs - After which the work is asked by its signal to come back with what it has.
 * @throws Error when the time is over, whether the work heeds its signal or not.
 */
export async function withTimeLimit<T>(
  options: {
    what: string;
    limitMs: number;
    patienceMs?: number;
    signal?: AbortSignal;
  },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { what, limitMs, patienceMs = limitMs, signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  let giveUp: (error: Error) => void = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = error => {
      controller.abort(error);
      reject(error);
    };
  });
  const timer = setTimeout(
    () => giveUp(new Error(`${what} did not answer within ${limitMs} ms`)),
    limitMs,
  );
  const hint = setTimeout(
    () =>
      controller.abort(
        new Error(`${what} was asked to come back after ${patienceMs} ms`),
      ),
    patienceMs,
  );
  const abort = () => giveUp(new Error(`${what} was not waited for`));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work(controller.signal), givenUp]);
  } finally {
    clearTimeout(timer);
    clearTimeout(hint);
    signal?.removeEventListener('abort', abort);
  }
}
