import type { AlertSeverity } from '../api/types';

/** All severities, the most severe first. @public */
export const ALERT_SEVERITIES: readonly AlertSeverity[] = [
  'P0',
  'P1',
  'P2',
  'P3',
];

/** Negative when the first is more severe. @public */
export function compareSeverities(a: AlertSeverity, b: AlertSeverity): number {
  return ALERT_SEVERITIES.indexOf(a) - ALERT_SEVERITIES.indexOf(b);
}

/** Whether a severity is at least as severe as another. @public */
export function isAtLeast(
  severity: AlertSeverity,
  least: AlertSeverity,
): boolean {
  return compareSeverities(severity, least) <= 0;
}

/** The more severe of two. */
export function worseSeverity(
  a: AlertSeverity,
  b: AlertSeverity,
): AlertSeverity {
  return isAtLeast(a, b) ? a : b;
}
