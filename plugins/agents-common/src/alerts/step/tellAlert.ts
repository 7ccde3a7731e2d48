import type { AlertEscalationStep } from '../../entities';
import { describeRecipient } from '../describe/describeRecipient';
import { formatDuration } from '../../kpis/formatDuration';
import type { AlertMessage, AlertPolicyInForce, AlertRecord } from '../model';
import {
  acknowledgeWithin,
  channelsFor,
  escalationOf,
} from '../policy/policySettings';
import type { AlertTurn, Work } from './AlertTurn';
import { mutedUntil } from './beginAlert';

/** Tells those whose turn it is, unless it is kept quiet or over. */
export function tellAlert(turn: AlertTurn, work: Work): void {
  const { alert } = work;
  if (alert.state !== 'open' && alert.state !== 'acknowledged') return;
  if (isQuiet(alert)) {
    if (alert.acknowledgeBy !== undefined) {
      work.alert = { ...alert, acknowledgeBy: undefined };
    }
    return;
  }
  if (alert.clearedAt !== undefined) return;
  const muted = mutedUntil(turn, alert);
  if (turn.now < muted) {
    turn.wakeAt(muted);
    return;
  }
  if (alert.state === 'open') escalate(turn, work);
  tellNewOwners(turn, work);
}

/** Whether nobody is to be told of an alert, as it was last stepped. @public */
export function isQuiet(alert: AlertRecord): boolean {
  return alert.explainedBy !== undefined || alert.silencedUntil !== undefined;
}

/** Takes the steps of the escalation whose time has come. */
function escalate(turn: AlertTurn, work: Work): void {
  const { now } = turn;
  const policy = turn.policyOf(work.alert);
  const within = acknowledgeWithin(policy, work.alert.severity);
  const latest = now + within;
  const acknowledgeBy = Math.min(work.alert.acknowledgeBy ?? latest, latest);
  work.alert = { ...work.alert, acknowledgeBy };
  const steps = escalationOf(policy);
  for (let index = work.alert.escalationStep; index < steps.length; index++) {
    const due = acknowledgeBy + (steps[index].after - 1) * within;
    if (now < due) {
      turn.wakeAt(due);
      break;
    }
    takeStep(turn, work, policy, index);
  }
  turn.wakeAt(acknowledgeBy);
}

function takeStep(
  turn: AlertTurn,
  work: Work,
  policy: AlertPolicyInForce,
  index: number,
): void {
  const step = escalationOf(policy)[index];
  const { alert } = work;
  work.alert = {
    ...alert,
    escalationStep: index + 1,
    ...(alert.flapping && { flappingToldAt: turn.now }),
  };
  if (!appliesTo(step, alert)) return;
  const to = recipientsOf(step, policy, alert);
  const isLate = step.after > 0;
  addMessages(turn, work, policy, {
    key: `${index}`,
    to,
    event: isLate ? 'escalated' : work.became ?? saidOf(alert),
  });
  const told = to.flatMap(one => (one === 'owner' ? ownersOf(alert) : [one]));
  work.alert = {
    ...work.alert,
    told: withAll(
      alert.told,
      told.filter(one => one !== 'parent'),
    ),
  };
  if (isLate) {
    turn.write(
      work,
      'escalated',
      `Nobody acknowledged it within ${formatDuration(
        step.after * acknowledgeWithin(policy, alert.severity),
      )}: it goes to ${to.map(describeRecipient).join(', ')}.`,
    );
  }
}

/** How it is told when it was not told at once. */
function saidOf({ flappingToldAt }: AlertRecord): AlertMessage['event'] {
  return flappingToldAt === undefined ? 'opened' : 'reopened';
}

/** Owners of agents that it concerns by now, and that were not told when it was. */
function tellNewOwners(turn: AlertTurn, work: Work): void {
  const policy = turn.policyOf(work.alert);
  const isForOwners = stepsTaken(policy, work.alert).some(step =>
    step.to.includes('owner'),
  );
  if (!isForOwners) return;
  const told = new Set(work.alert.told);
  for (const owner of ownersOf(work.alert)) {
    if (told.has(owner)) continue;
    addMessages(turn, work, policy, {
      key: `owner/${owner}`,
      to: [owner],
      event: 'opened',
    });
    work.alert = { ...work.alert, told: [...work.alert.told, owner] };
  }
}

/** Tells all who were told that it is over. */
export function tellResolved(turn: AlertTurn, work: Work): void {
  turn.messages.push(
    ...resolvedMessages(work.alert, turn.policyOf(work.alert), turn.now),
  );
}

/** What those are told who were told of an alert that is over. */
export function resolvedMessages(
  alert: AlertRecord,
  policy: AlertPolicyInForce,
  at: number,
): AlertMessage[] {
  const to = stepsTaken(policy, alert).flatMap(step =>
    recipientsOf(step, policy, alert),
  );
  return to.length === 0
    ? []
    : channelsFor(policy, alert.severity).map(channel => ({
        alertId: alert.id,
        key: `${alert.id}/${alert.openedAt}/resolved/${channel}`,
        channel,
        to: withAll([], to),
        event: 'resolved',
        severity: alert.severity,
        at,
      }));
}

function addMessages(
  turn: AlertTurn,
  { alert }: Work,
  policy: AlertPolicyInForce,
  message: Pick<AlertMessage, 'key' | 'to' | 'event'>,
): void {
  const { id, openedAt, severity } = alert;
  for (const channel of channelsFor(policy, severity)) {
    turn.messages.push({
      alertId: id,
      key: `${id}/${openedAt}/${severity}/${message.key}/${channel}`,
      channel,
      to: message.to,
      event: message.event,
      severity,
      at: turn.now,
    });
  }
}

function stepsTaken(
  policy: AlertPolicyInForce,
  alert: AlertRecord,
): AlertEscalationStep[] {
  return escalationOf(policy)
    .slice(0, alert.escalationStep)
    .filter(step => appliesTo(step, alert));
}

function appliesTo(step: AlertEscalationStep, alert: AlertRecord): boolean {
  return step.severities?.includes(alert.severity) ?? true;
}

/** Where no agent has an owner, the owner of the policy is told, so that somebody is. */
function recipientsOf(
  step: AlertEscalationStep,
  policy: AlertPolicyInForce,
  alert: AlertRecord,
): string[] {
  const { owner } = policy.spec;
  const stands = owner !== '' && ownersOf(alert).length === 0;
  return withAll(
    [],
    step.to.map(one => (one === 'owner' && stands ? owner : one)),
  );
}

function ownersOf({ condition }: AlertRecord): string[] {
  return withAll(
    [],
    condition.agents.flatMap(({ owner }) => (owner === undefined ? [] : owner)),
  );
}

function withAll(known: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...known, ...more])];
}
