import { setTimeout as setTimeoutPromise } from 'node:timers/promises';

/** The time source of the fleet; tests bring their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after the given time; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await setTimeoutPromise(milliseconds, undefined, { signal });
  },
};
