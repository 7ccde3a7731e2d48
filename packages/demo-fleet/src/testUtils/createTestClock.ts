import { Clock } from '../time/Clock';

export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that only moves when told to, and jumps ahead when somebody sleeps. */
export function createTestClock(
  start: number = Date.UTC(2026, 0, 5, 12),
): TestClock {
  let now = start;
  return {
    now: () => now,
    advance: milliseconds => {
      now += milliseconds;
    },
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      now += milliseconds;
    },
  };
}
