import type { AlertRun } from '../model';

/** How long an alert that was resolved is still stepped forward from: it may begin again. */
export const RECENT_MS = 24 * 3_600_000;

/** A clock that is further ahead of another one, ms, is wrong, and does not stop the others. */
const MOST_AHEAD_MS = 60_000;

/** Whether an evaluation began before the last one, and so rests on older evidence. */
export function isOlderRun(
  run: Pick<AlertRun, 'evaluatedAt'>,
  last: AlertRun | undefined,
): boolean {
  if (!last) return false;
  const behindMs = last.evaluatedAt - run.evaluatedAt;
  return behindMs > 0 && behindMs <= MOST_AHEAD_MS;
}
