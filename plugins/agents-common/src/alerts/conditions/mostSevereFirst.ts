import { canonicalJson } from '../../readiness/canonicalJson';
import type { AlertCondition } from '../model';
import { compareSeverities } from '../severities';

/** Orders conditions of the same fingerprint, so that the same one is always taken. */
export function mostSevereFirst(a: AlertCondition, b: AlertCondition): number {
  const severity = compareSeverities(a.severity, b.severity);
  if (severity !== 0) return severity;
  if (a.since !== b.since) return a.since - b.since;
  const [left, right] = [canonicalJson(a), canonicalJson(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
