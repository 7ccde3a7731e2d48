import type { AlertCondition, AlertRecord } from '../model';
import { acknowledgeWithin, flappingOf } from '../policy/policySettings';
import type { AlertTurn, Work } from './AlertTurn';
import { beganAt, beginAgain } from './AlertTurn';
import { findSettling } from './findResolution';

/** A condition that has no alert yet: it is pending first, if only for a moment. */
export function beginAlert(turn: AlertTurn, condition: AlertCondition): Work {
  const { now } = turn;
  const alert: AlertRecord = {
    id: turn.step.createId(),
    revision: 0,
    situation: 0,
    condition,
    severity: condition.severity,
    state: 'pending',
    startedAt: beganAt(condition, now),
    changedAt: now,
    seenAt: now,
    began: [],
    flapping: false,
    escalationStep: 0,
    told: [],
  };
  return { alert, condition };
}

/**
 * A condition whose alert is resolved. What a person resolved stays so while the condition goes on;
 * what begins again soon is the same alert; what begins again later is a new one.
 */
export function beginAlertAgain(
  turn: AlertTurn,
  before: AlertRecord,
  condition: AlertCondition,
): Work {
  const { now } = turn;
  const { resolved, clearedAt } = before;
  const resolvedAt = resolved?.at ?? before.changedAt;
  const began = beganAt(condition, now);
  const goesOn =
    resolved?.by !== undefined &&
    clearedAt === undefined &&
    began <= resolvedAt;
  if (goesOn) {
    return { before, alert: { ...before, condition, seenAt: now }, condition };
  }
  const { withinMs } = flappingOf(turn.policyOf(before));
  if (now - resolvedAt > withinMs) return beginAlert(turn, condition);
  const startedAt = Math.min(now, Math.max(began, clearedAt ?? resolvedAt));
  return {
    before,
    alert: {
      ...before,
      condition,
      state: 'pending',
      startedAt,
      seenAt: now,
      clearedAt: undefined,
    },
    condition,
  };
}

/**
 * Opens an alert whose condition has held for long enough. One that was resolved has been told to be
 * over, so that nobody is at it any longer, whoever acknowledged it.
 */
export function openAlert(turn: AlertTurn, work: Work): void {
  const { alert } = work;
  const { now } = turn;
  const { condition } = alert;
  const began = beginAgain(alert.began, now);
  const isAgain = alert.openedAt !== undefined;
  work.alert = {
    ...alert,
    situation: alert.situation + 1,
    state: 'open',
    severity: condition.severity,
    // Later than the last time also when the clock was set back: who was told is kept by it.
    openedAt: Math.max(now, (alert.openedAt ?? -Infinity) + 1),
    began,
    resolved: undefined,
    acknowledged: undefined,
    acknowledgeBy: undefined,
    escalationStep: 0,
    told: [],
    delivered: undefined,
    unreached: undefined,
  };
  if (isAgain) work.became = 'reopened';
  turn.write(
    work,
    isAgain ? 'reopened' : 'opened',
    `${condition.title}: ${condition.reason}`,
  );
}

/**
 * Until when an alert that is flapping is not told again: one message says that it is, and what
 * goes on for as long as it may take to acknowledge it, or until it has settled, is told anyway.
 */
export function mutedUntil(turn: AlertTurn, alert: AlertRecord): number {
  const { flappingToldAt, escalationStep, began, severity } = alert;
  if (!alert.flapping || flappingToldAt === undefined || escalationStep > 0) {
    return -Infinity;
  }
  const { now } = turn;
  const policy = turn.policyOf(alert);
  const last = Math.min(began.at(-1) ?? now, now);
  return Math.min(
    Math.min(flappingToldAt, now) + flappingOf(policy).withinMs,
    last + acknowledgeWithin(policy, severity),
    settlesAt(turn, alert),
  );
}

/** Whether it began more often than its policy allows. */
export function isFlapping(turn: AlertTurn, alert: AlertRecord): boolean {
  return turn.now < settlesAt(turn, alert);
}

/** When an alert is no longer flapping if it does not begin again. */
export function settlesAt(turn: AlertTurn, alert: AlertRecord): number {
  return findSettling(alert, turn.policyOf(alert), turn.now);
}
