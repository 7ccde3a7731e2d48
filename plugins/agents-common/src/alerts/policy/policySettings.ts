import type { AlertSeverity } from '../../api/types';
import { tryParseDuration } from '../../entities';
import type { AlertEscalationStep, AlertRule } from '../../entities';
import type { AlertPolicyInForce } from '../model';
import { isAtLeast } from '../severities';
import { builtInAlertPolicy } from './builtInAlertPolicy';

const MINUTE = 60_000;

const WITHIN: Record<AlertSeverity, number> = {
  P0: 5 * MINUTE,
  P1: 30 * MINUTE,
  P2: 120 * MINUTE,
  P3: 1440 * MINUTE,
};

const CHANNELS: Readonly<Record<string, AlertSeverity>> = {
  notification: 'P3',
  push: 'P1',
};

const ESCALATION: readonly AlertEscalationStep[] = [
  { to: ['owner'], after: 0 },
  { to: ['parent'], after: 1 },
];

/** How long a condition must hold first, ms. */
export function holdOf(rule: AlertRule): number {
  return tryParseDuration(rule.for) ?? 0;
}

/** How long a condition must be over, ms. One that is written as `0s` need not wait. */
export function resolveAfterOf(rule: AlertRule): number {
  return rule.resolveAfter === undefined
    ? MINUTE
    : tryParseDuration(rule.resolveAfter) ?? 0;
}

/**
 * The time to acknowledge an alert, ms.
 *
 * @public
 */
export function acknowledgeWithin(
  policy: AlertPolicyInForce,
  severity: AlertSeverity,
): number {
  return (
    tryParseDuration(policy.spec.acknowledgeWithin?.[severity]) ??
    WITHIN[severity]
  );
}

/**
 * The steps of the escalation, in order.
 *
 * @public
 */
export function escalationOf(
  policy: AlertPolicyInForce,
): readonly AlertEscalationStep[] {
  return policy.spec.escalation ?? ESCALATION;
}

/**
 * Channels through which an alert of a severity is told: those of the policy, and `notification`
 * and, for P0 and P1, `push` where it says nothing of them.
 *
 * @public
 */
export function channelsFor(
  policy: AlertPolicyInForce,
  severity: AlertSeverity,
): string[] {
  const least = new Map([
    ...Object.entries(CHANNELS),
    ...Object.entries(policy.spec.channels ?? {}),
  ]);
  return [...least.entries()]
    .filter(([, value]) => isAtLeast(severity, value))
    .map(([channel]) => channel)
    .sort();
}

/** From how many beginnings within how long, in ms, an alert is flapping. */
export function flappingOf(policy: AlertPolicyInForce): {
  times: number;
  withinMs: number;
} {
  const { times = 3, within } = policy.spec.flapping ?? {};
  return { times, withinMs: tryParseDuration(within) ?? 60 * MINUTE };
}

/** Finds the policy that an alert was raised by; one that is gone counts as the built-in one. @public */
export function createPolicyIndex(
  policies: readonly AlertPolicyInForce[],
): (ref: string) => AlertPolicyInForce {
  const byRef = new Map(policies.map(policy => [policy.ref, policy]));
  return ref => byRef.get(ref) ?? builtInAlertPolicy;
}
