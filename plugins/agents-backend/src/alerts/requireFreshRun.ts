import type { AlertKind } from '@agent-portal/plugin-agents-common';
import type { AlertRun } from './model';

/** How old the last evaluation may be, ms: longer than a backend that is killed keeps its lock. */
export const FRESH_MS = 3 * 60_000;

/**
 * Makes sure that what is known of alerts can be relied on.
 *
 * @throws Error when they were not evaluated lately, or not all of the kinds that are asked for.
 */
export function requireFreshRun(
  run: AlertRun | undefined,
  options: { now: number; kinds: readonly AlertKind[] },
): AlertRun {
  const { now, kinds } = options;
  if (!run) throw new Error('alerts were not evaluated yet');
  // One in the future was made by a clock that is wrong.
  const age = Math.abs(now - run.evaluatedAt);
  if (age > FRESH_MS) {
    throw new Error(
      `alerts were last evaluated ${Math.round(age / 60_000)} min ago`,
    );
  }
  const missing = run.unknown.filter(({ kind }) => kinds.includes(kind));
  if (missing.length > 0) {
    throw new Error(
      `nobody knows of ${missing
        .map(({ kind, reason }) => `${kind} alerts (${reason})`)
        .join(', ')}`,
    );
  }
  return run;
}
