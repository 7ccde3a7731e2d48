import type { AlertSeverity } from '../../api/types';
import type { AlertEscalationStep } from '../../entities';
import { formatDuration } from '../../kpis/formatDuration';
import type { AlertPolicyInForce, AlertRecord } from '../model';
import { acknowledgeWithin, escalationOf } from '../policy/policySettings';
import { isQuiet } from '../step/tellAlert';
import { words } from './describeAlertRule';
import { describeRecipient } from './describeRecipient';

/**
 * The escalation of a policy in plain words, a sentence for each step: `At once: the owner`,
 * `Not acknowledged in time: the group above the owner`.
 *
 * @public
 */
export function describeEscalation(policy: AlertPolicyInForce): string[] {
  return escalationOf(policy).map(step => {
    const who = step.to.map(describeRecipient).join(', ');
    const which = step.severities ? `, for ${words(step.severities)}` : '';
    return `${describeTime(step)}: ${who}${which}`;
  });
}

/**
 * The time to acknowledge by severity, for people: `5 min`.
 *
 * @public
 */
export function describeResponses(
  policy: AlertPolicyInForce,
): Record<AlertSeverity, string> {
  const said = (severity: AlertSeverity) =>
    formatDuration(acknowledgeWithin(policy, severity));
  return { P0: said('P0'), P1: said('P1'), P2: said('P2'), P3: said('P3') };
}

/**
 * How far the escalation of an alert has come, and who is told next unless it is acknowledged.
 *
 * @param policy - The one by which the alert was raised.
 * @public
 */
export function findEscalation(
  alert: AlertRecord,
  policy: AlertPolicyInForce,
): { step: number; steps: number; nextAt?: number; next?: string[] } {
  const steps = escalationOf(policy);
  const within = acknowledgeWithin(policy, alert.severity);
  const found = {
    step: Math.min(alert.escalationStep, steps.length),
    steps: steps.length,
  };
  const { acknowledgeBy, state, clearedAt } = alert;
  const isOver = state !== 'open' || clearedAt !== undefined;
  if (acknowledgeBy === undefined || isOver || isQuiet(alert)) return found;
  const next = steps
    .slice(alert.escalationStep)
    .find(step => step.severities?.includes(alert.severity) ?? true);
  return next
    ? {
        ...found,
        nextAt: acknowledgeBy + (next.after - 1) * within,
        next: next.to,
      }
    : found;
}

function describeTime({ after }: AlertEscalationStep): string {
  if (after === 0) return 'At once';
  if (after === 1) return 'Not acknowledged in time';
  return `Not acknowledged in ${after} times the time`;
}
