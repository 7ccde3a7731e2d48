import { orderByCauses } from '../causes/orderByCauses';
import type { Caused } from '../causes/orderByCauses';
import { mostSevereFirst } from '../conditions/mostSevereFirst';
import type {
  AlertCondition,
  AlertRecord,
  AlertStep,
  AlertStepResult,
} from '../model';
import { AlertTurn, isOpen } from './AlertTurn';
import type { Work } from './AlertTurn';
import {
  beginAlert,
  beginAlertAgain,
  isFlapping,
  settlesAt,
} from './beginAlert';
import { concludeStep } from './concludeStep';
import { endAlert } from './endAlert';
import { holdAlert } from './holdAlert';
import { quietAlert } from './quietAlert';
import { QuietTimes } from './silences';
import { tellAlert } from './tellAlert';

/**
 * Steps all alerts forward: raises, updates and resolves them, and says who is to be told. Pure;
 * the same step taken again changes nothing more, and what lies between two steps is kept in the
 * records alone.
 *
 * @public
 */
export function stepAlerts(step: AlertStep): AlertStepResult {
  const turn = AlertTurn.create(step);
  const quiet = QuietTimes.create(turn);
  const conditions = byFingerprint(step.conditions);
  const { current, surplus } = currentAlerts(step.alerts);
  const works = new Map<string, Work>();
  const ordered = orderByCauses(nodesOf(conditions, current, step.now));
  for (const [fingerprint, causes] of ordered) {
    const condition = conditions.get(fingerprint);
    const work = take(turn, quiet, condition, current.get(fingerprint));
    if (!work) continue;
    works.set(fingerprint, work);
    stepOne(
      turn,
      quiet,
      work,
      causes.flatMap(cause => works.get(cause) ?? []),
    );
  }
  const rest = surplus.map(before => {
    const work: Work = { before, alert: before };
    stepOne(turn, quiet, work, []);
    return work;
  });
  return concludeStep(turn, [...works.values(), ...rest]);
}

function stepOne(
  turn: AlertTurn,
  quiet: QuietTimes,
  work: Work,
  causes: readonly Work[],
): void {
  const { alert } = work;
  const isMaintained = quiet.maintenanceOf(alert.condition) !== undefined;
  if (work.condition) {
    if (!isMaintained || alert.state !== 'pending') {
      holdAlert(turn, work, causes);
    }
  } else if (!isMaintained && !turn.isUnknown(alert)) {
    endAlert(turn, work);
  }
  quietAlert(turn, work, { causes, silence: quiet.silenceOf(work.alert) });
  noteFlapping(turn, work);
  tellAlert(turn, work);
}

/** The alert of a condition; in maintenance nothing begins. */
function take(
  turn: AlertTurn,
  quiet: QuietTimes,
  condition: AlertCondition | undefined,
  before: AlertRecord | undefined,
): Work | undefined {
  if (!condition) return before && { before, alert: before };
  if (before && before.state !== 'resolved') {
    return { before, alert: before, condition };
  }
  if (quiet.maintenanceOf(condition)) {
    return before && { before, alert: before };
  }
  return before
    ? beginAlertAgain(turn, before, condition)
    : beginAlert(turn, condition);
}

function noteFlapping(turn: AlertTurn, work: Work): void {
  const flapping = isOpen(work.alert) && isFlapping(turn, work.alert);
  if (flapping) turn.wakeAt(settlesAt(turn, work.alert));
  if (flapping === work.alert.flapping) return;
  work.alert = { ...work.alert, flapping };
  if (!isOpen(work.alert)) return;
  turn.write(
    work,
    'flapping',
    flapping
      ? `It began ${work.alert.began.length} times: it is flapping, and told no more until it settles.`
      : 'It is no longer flapping.',
  );
}

function byFingerprint(
  conditions: readonly AlertCondition[],
): Map<string, AlertCondition> {
  const worst = new Map<string, AlertCondition>();
  for (const condition of conditions) {
    const known = worst.get(condition.fingerprint);
    if (!known || mostSevereFirst(condition, known) < 0) {
      worst.set(condition.fingerprint, condition);
    }
  }
  return worst;
}

/** Of each thing the alert that is open, else the one that was resolved last. */
function currentAlerts(alerts: readonly AlertRecord[]): {
  current: Map<string, AlertRecord>;
  surplus: AlertRecord[];
} {
  const current = new Map<string, AlertRecord>();
  const surplus: AlertRecord[] = [];
  for (const alert of [...alerts].sort(currentFirst)) {
    const { fingerprint } = alert.condition;
    if (!current.has(fingerprint)) current.set(fingerprint, alert);
    else if (alert.state !== 'resolved') surplus.push(alert);
  }
  return { current, surplus };
}

function currentFirst(a: AlertRecord, b: AlertRecord): number {
  const over = Number(a.state === 'resolved') - Number(b.state === 'resolved');
  if (over !== 0) return over;
  const age =
    a.state === 'resolved'
      ? (b.resolved?.at ?? 0) - (a.resolved?.at ?? 0)
      : a.startedAt - b.startedAt;
  return age || (a.id < b.id ? -1 : 1);
}

/**
 * What explained an alert goes on to do so while it waits to be resolved, or nothing is known of it.
 */
function nodesOf(
  conditions: ReadonlyMap<string, AlertCondition>,
  current: ReadonlyMap<string, AlertRecord>,
  now: number,
): Caused[] {
  const nodes: Caused[] = [];
  const all = [...new Set([...conditions.keys(), ...current.keys()])].sort();
  for (const fingerprint of all) {
    const alert = current.get(fingerprint);
    const condition = conditions.get(fingerprint);
    const explainedBy = alert?.explainedBy;
    const causes = condition?.causes ?? alert?.condition.causes ?? [];
    nodes.push({
      fingerprint,
      since: alert?.openedAt ?? now,
      causes:
        explainedBy !== undefined && !conditions.has(explainedBy)
          ? [...causes, explainedBy]
          : causes,
    });
  }
  return nodes;
}
