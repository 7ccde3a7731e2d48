import type { AlertSeverity } from '../../api/types';
import type { AlertCondition } from '../model';
import { isAtLeast } from '../severities';
import type { AlertTurn, Work } from './AlertTurn';
import { beganAt, isOpen } from './AlertTurn';

/** Raises an alert whose condition has become more severe, once it has been so for long enough. */
export function raiseSeverity(
  turn: AlertTurn,
  work: Work,
  condition: AlertCondition,
): void {
  if (isAtLeast(work.alert.severity, condition.severity)) return;
  const due = beganAt(condition, turn.now) + condition.holdMs;
  if (turn.now < due) {
    turn.wakeAt(due);
    return;
  }
  raise(turn, work, condition.severity, condition.reason);
}

/**
 * Raises an alert to how severe something is that follows from it. What that is, is not said: it may
 * concern agents that whoever reads this may not see.
 */
export function raiseToConsequence(
  turn: AlertTurn,
  work: Work,
  severity: AlertSeverity,
): void {
  if (!isOpen(work.alert) || isAtLeast(work.alert.severity, severity)) return;
  raise(turn, work, severity, `what follows from it is ${severity}.`);
}

/** What was acknowledged was something milder, so it has to be acknowledged again. */
function raise(
  turn: AlertTurn,
  work: Work,
  severity: AlertSeverity,
  why: string,
): void {
  const { alert, before } = work;
  work.alert = {
    ...alert,
    situation: alert.situation + 1,
    severity,
    state: 'open',
    acknowledged: undefined,
    acknowledgeBy: undefined,
    escalationStep: 0,
  };
  // What opens only now is told as what it is by then.
  if (before && isOpen(before)) work.became = 'severity';
  turn.write(
    work,
    'severity',
    `${alert.severity} has become ${severity}: ${why}`,
  );
}
