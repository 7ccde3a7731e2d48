import type { Clock } from '../clock';

/** The time at which all fixtures are observed: 2026-01-15 12:00:00 UTC. @public */
export const FIXTURE_NOW = Date.UTC(2026, 0, 15, 12, 0, 0);

/**
 * A clock that moves only when told to.
 *
 * @public
 */
export interface ManualClock extends Clock {
  /** Moves the time and tells all who listen. */
  advance(milliseconds: number): void;
}

/**
 * Creates a clock that stands still.
 *
 * @param start - Milliseconds UTC; {@link FIXTURE_NOW} by default.
 * @public
 */
export function createManualClock(start: number = FIXTURE_NOW): ManualClock {
  let now = start;
  const listeners = new Set<() => void>();
  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const listener of [...listeners]) listener();
    },
  };
}

/**
 * A time before {@link FIXTURE_NOW} as ISO 8601.
 *
 * @public
 */
export function fixtureTime(secondsAgo: number): string {
  return new Date(FIXTURE_NOW - secondsAgo * 1_000).toISOString();
}
