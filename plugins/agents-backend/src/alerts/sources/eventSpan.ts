/**
 * For how long something that happened once, such as a rollback, is found to be wrong: after it, it
 * is over by itself.
 */
export const EVENT_MS = 24 * 3_600_000;
