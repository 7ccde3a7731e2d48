import type { AlertPolicyInForce, AlertRecord } from '../model';
import { flappingOf } from '../policy/policySettings';

/** When an alert is no longer flapping if it does not begin again; before all time if it is not. */
export function findSettling(
  { began }: AlertRecord,
  policy: AlertPolicyInForce,
  now: number,
): number {
  const { times, withinMs } = flappingOf(policy);
  const first = began.at(-1 - times);
  // A beginning that lies ahead of a clock that was set back counts from now.
  return first === undefined ? -Infinity : Math.min(first, now) + withinMs;
}

/**
 * When an alert whose condition is over resolves by itself if it stays so; absent while it holds, and
 * once it is resolved.
 *
 * @param policy - The one by which the alert was raised.
 * @public
 */
export function findResolution(
  alert: AlertRecord,
  policy: AlertPolicyInForce,
  now: number,
): number | undefined {
  const { clearedAt, state, condition } = alert;
  if (clearedAt === undefined || state === 'resolved') return undefined;
  return Math.max(
    Math.min(clearedAt, now) + condition.resolveAfterMs,
    findSettling(alert, policy, now),
  );
}
