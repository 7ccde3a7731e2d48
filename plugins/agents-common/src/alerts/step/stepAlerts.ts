import { orderByCauses } from '../causes/orderByCauses';
import type { Caused } from '../causes/orderByCauses';
import { mostSevereFirst } from '../conditions/mostSevereFirst';
import type {
  AlertCondition,
  AlertRecord,
  AlertStep,
  AlertStepResult,
} from '../model';
import { AlertTurn, isOpen, timesOf } from './AlertTurn';
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
import { explainAlert, quietAlert } from './quietAlert';
import { raiseToConsequence } from './raiseSeverity';
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
  // What is held does not depend on what is kept of the past, or two steps would differ.
  for (const [fingerprint, causes] of orderByCauses([...conditions.values()])) {
    const before = current.get(fingerprint);
    const work = take(turn, quiet, conditions.get(fingerprint), before);
    if (!work) continue;
    works.set(fingerprint, work);
    hold(turn, quiet, work, presentOf(works, causes));
  }
  const rest: Work[] = surplus.map(before => ({ before, alert: before }));
  for (const [fingerprint, before] of current) {
    const work: Work = { before, alert: before };
    if (!works.has(fingerprint)) works.set(fingerprint, work);
  }
  for (const work of [...works.values(), ...rest]) {
    if (!work.condition) end(turn, quiet, work);
  }
  const ordered: Work[] = [];
  for (const [fingerprint, causes] of explainedOrder(works)) {
    const work = works.get(fingerprint);
    if (!work) continue;
    const former = works.get(work.alert.explainedBy ?? '');
    explainAlert(turn, work, { causes: presentOf(works, causes), former });
    ordered.push(work);
  }
  for (const work of rest) {
    explainAlert(turn, work, { causes: [], former: undefined });
  }
  for (const work of ordered) inherit(turn, quiet, works, work);
  for (const work of [...ordered, ...rest]) tell(turn, quiet, work);
  return concludeStep(turn, [...works.values(), ...rest]);
}

function presentOf(
  works: ReadonlyMap<string, Work>,
  causes: readonly string[],
): Work[] {
  return causes.flatMap(cause => works.get(cause) ?? []);
}

/** What begins in maintenance waits until it is over. */
function hold(
  turn: AlertTurn,
  quiet: QuietTimes,
  work: Work,
  causes: readonly Work[],
): void {
  const waits =
    work.alert.state === 'pending' &&
    quiet.maintenanceOf(work.alert.condition) !== undefined;
  if (!waits) holdAlert(turn, work, causes);
}

/** What is in maintenance, or not known, is not over because nothing of it is found. */
function end(turn: AlertTurn, quiet: QuietTimes, work: Work): void {
  const { alert } = work;
  if (turn.isUnknown(alert) || quiet.maintenanceOf(alert.condition)) return;
  endAlert(turn, work, { isSilenced: quiet.silenceOf(alert) !== undefined });
}

/** As nobody is told of a consequence, what explains it is told as severely. */
function inherit(
  turn: AlertTurn,
  quiet: QuietTimes,
  works: ReadonlyMap<string, Work>,
  { root, alert, condition }: Work,
): void {
  const cause = root === undefined ? undefined : works.get(root);
  if (!cause || !condition || condition.isReport) return;
  const isTaken = alert.state !== 'open' || quiet.silenceOf(alert);
  if (!isTaken) raiseToConsequence(turn, cause, alert.severity);
}

function tell(turn: AlertTurn, quiet: QuietTimes, work: Work): void {
  quietAlert(turn, work, quiet.silenceOf(work.alert));
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
      ? `It began ${timesOf(
          work.alert,
        )}: it is flapping, and told again only when it goes on.`
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
  const sorted = [...worst].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    sorted.map(([fingerprint, condition]) => [
      fingerprint,
      { ...condition, causes: [...new Set(condition.causes)].sort() },
    ]),
  );
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
 * Everything in an order in which what explains comes before what it explains. A cause goes on to
 * explain while it waits to be resolved, or while nothing is known of it: what follows from it may
 * last a little longer.
 */
function explainedOrder(works: ReadonlyMap<string, Work>) {
  const nodes: Caused[] = [];
  for (const work of [...works.values()].sort(byThing)) {
    if (isOpen(work.alert)) keepCauses(works, work);
    const { fingerprint, since, causes } = work.alert.condition;
    const open = causes.filter(cause => {
      const found = works.get(cause);
      return found && isOpen(found.alert);
    });
    nodes.push({ fingerprint, since, causes: open });
  }
  return orderByCauses(nodes);
}

function byThing(a: Work, b: Work): number {
  return a.alert.condition.fingerprint < b.alert.condition.fingerprint ? -1 : 1;
}

function keepCauses(works: ReadonlyMap<string, Work>, work: Work): void {
  const { alert, before, condition } = work;
  if (!condition || !before || !isOpen(before)) return;
  const kept = before.condition.causes.filter(cause => {
    const found = works.get(cause);
    return found && !found.condition && isOpen(found.alert);
  });
  const causes = [...new Set([...condition.causes, ...kept])].sort();
  work.alert = { ...alert, condition: { ...alert.condition, causes } };
}
