/**
 * Where components take the time from, so that a test can set it.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /**
   * Calls back about once a second for as long as the returned function has not been called.
   */
  subscribe(listener: () => void): () => void;
}

const TICK_MS = 1_000;

/**
 * A clock on the time of the machine. All listeners share one timer, which rests while the
 * document is hidden or nobody listens.
 *
 * @public
 */
export function createSystemClock(): Clock {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    if (document.visibilityState === 'hidden') return;
    for (const listener of [...listeners]) listener();
  };
  const start = () => {
    timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
  };

  return {
    now: () => Date.now(),
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && timer !== undefined) stop();
      };
    },
  };
}
