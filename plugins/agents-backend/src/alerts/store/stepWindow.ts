import type { AlertRun } from '../model';

/** How long an alert that was resolved is still stepped forward from: it may begin again. */
export const RECENT_MS = 24 * 3_600_000;

/** Whether an evaluation began before the last one, and so rests on older evidence. */
export function isOlderRun(
  run: Pick<AlertRun, 'evaluatedAt'>,
  last: AlertRun | undefined,
): boolean {
  return last !== undefined && run.evaluatedAt < last.evaluatedAt;
}
