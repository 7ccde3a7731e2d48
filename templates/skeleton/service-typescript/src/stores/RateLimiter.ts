/** Most tasks that one user may ask for in a minute. */
export const tasksPerMinute = 60;

/** Counts what a user asks for. */
export interface RateLimiter {
  /** Counts one task; returns how many the user asked for in this minute. */
  count(user: string): Promise<number>;
}
