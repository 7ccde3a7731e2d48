import {
  type AlertDelivery,
  type AlertEvent,
  type AlertKind,
  type AlertOperationName,
  type AlertRow,
  type AlertSeverity,
  type AlertState,
  isMeasuredKind,
} from '@agent-portal/plugin-agents-common';
import { formatCountdown } from './countdown';
import { formatCount } from './words';

/** What people call each severity. @public */
export const SEVERITY_WORDS: Readonly<Record<AlertSeverity, string>> = {
  P0: 'P0 Critical',
  P1: 'P1 High',
  P2: 'P2 Medium',
  P3: 'P3 Low',
};

/** Every severity, the most severe first. @public */
export const ALERT_SEVERITIES: readonly AlertSeverity[] = Object.keys(
  SEVERITY_WORDS,
) as AlertSeverity[];

/** What people call the states of an alert. @public */
export const ALERT_STATE_WORDS: Readonly<Record<AlertState, string>> = {
  open: 'Waits for somebody',
  acknowledged: 'Acknowledged',
  resolved: 'Resolved',
};

/** Every state of an alert in the order in which it goes through them. @public */
export const ALERT_STATES: readonly AlertState[] = Object.keys(
  ALERT_STATE_WORDS,
) as AlertState[];

/** What people call what an alert was raised from. @public */
export const ALERT_KIND_WORDS: Readonly<Record<AlertKind, string>> = {
  health: 'Health',
  dependency: 'Dependency',
  kpi: 'KPI',
  rollout: 'Rollout',
  readiness: 'Readiness',
  external: 'Other system',
};

/** Everything that alerts are raised from. @public */
export const ALERT_KINDS: readonly AlertKind[] = Object.keys(
  ALERT_KIND_WORDS,
) as AlertKind[];

/** What each operation on an alert is called on its button. @public */
export const ALERT_OPERATION_WORDS: Readonly<
  Record<AlertOperationName, string>
> = { acknowledge: 'Acknowledge', resolve: 'Resolve' };

/** What people call the things that happen to an alert. @public */
export const ALERT_EVENT_WORDS: Readonly<Record<AlertEvent['kind'], string>> = {
  opened: 'Raised',
  reopened: 'Raised again',
  severity: 'Severity',
  agents: 'Agents',
  acknowledged: 'Acknowledged',
  escalated: 'Escalated',
  told: 'Told',
  failed: 'Not delivered',
  silenced: 'Silenced',
  explained: 'Explained',
  flapping: 'Flapping',
  ended: 'Condition over',
  resolved: 'Resolved',
};

/** What people call how far a message about an alert has come. @public */
export const DELIVERY_WORDS: Readonly<Record<AlertDelivery['state'], string>> =
  {
    pending: 'Being sent',
    sent: 'Sent',
    failed: 'Not delivered',
    skipped: 'Not sent',
  };

const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  notification: 'Notification',
  push: 'Push message',
};

/**
 * What people call the way in which somebody was told: `Notification`, or the name of the channel.
 *
 * @public
 */
export function describeChannel(channel: string): string {
  return Object.hasOwn(CHANNEL_WORDS, channel)
    ? CHANNEL_WORDS[channel]
    : channel;
}

/**
 * Whether nobody is told of an alert: it is silenced, or a consequence of another.
 *
 * @public
 */
export function isQuiet(
  alert: Pick<AlertRow, 'silencedUntil' | 'explainedBy'>,
): boolean {
  return Boolean(alert.silencedUntil ?? alert.explainedBy);
}

/**
 * Says what it means that somebody resolves an alert of a kind, and when it is raised again.
 *
 * @public
 */
export function describeResolving(kind: AlertKind): string {
  return isMeasuredKind(kind)
    ? 'Resolves it now, without waiting for it to resolve by itself. It is possible as its condition is over; when that begins again, so does an alert.'
    : 'Says that it is dealt with. It stays resolved even while its condition goes on, and is raised again only when that begins anew.';
}

/** How much time is left to acknowledge an alert. @public */
export interface AlertDeadline {
  /** `4 min 32 s left to acknowledge`, or `Overdue by 3 min 5 s`. */
  text: string;
  overdue: boolean;
}

/**
 * Says how much time is left to acknowledge, or by how much it is overdue.
 *
 * @param now - Milliseconds UTC.
 * @returns Nothing when it waits for nobody.
 * @public
 */
export function describeDeadline(
  alert: Pick<AlertRow, 'state' | 'acknowledgeBy'>,
  now: number,
): AlertDeadline | undefined {
  if (alert.state !== 'open' || !alert.acknowledgeBy) return undefined;
  const left = Date.parse(alert.acknowledgeBy) - now;
  if (Number.isNaN(left)) return undefined;
  const overdue = left <= 0;
  return {
    text: overdue
      ? `Overdue by ${formatCountdown(-left)}`
      : `${formatCountdown(left)} left to acknowledge`,
    overdue,
  };
}

/**
 * Writes a number of alerts, such as `1 alert` or `12 alerts`.
 *
 * @public
 */
export function formatAlertCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'alert' : 'alerts'}`;
}
