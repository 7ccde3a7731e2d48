import type { CheckResult } from '@agent-portal/plugin-agents-common';

/** When the first of the checks that are bridged stops being so, as an ISO time; nothing when none is. */
export function earliestGraceEnd(checks: CheckResult[]): string | undefined {
  const ends = checks.flatMap(({ gracedUntil }) => gracedUntil ?? []);
  return ends.sort()[0];
}
