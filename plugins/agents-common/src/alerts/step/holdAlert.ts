import type { AlertCondition, AlertRecord } from '../model';
import type { AlertTurn, Work } from './AlertTurn';
import { beganAt, beginAgain } from './AlertTurn';
import { isFlapping, openAlert } from './beginAlert';
import { raiseSeverity } from './raiseSeverity';

/** For so long a consequence waits for a cause that is about to be told instead of it. */
const PATIENCE_MS = 2 * 60_000;

/** An alert of which the condition holds, or began to. */
export function holdAlert(
  turn: AlertTurn,
  work: Work,
  causes: readonly Work[],
): void {
  const { condition, alert } = work;
  if (!condition) return;
  if (alert.state === 'pending') {
    hold(turn, work, condition, causes);
    return;
  }
  if (alert.state === 'resolved') return;
  const isBack = alert.clearedAt !== undefined;
  work.alert = {
    ...alert,
    condition,
    seenAt: turn.now,
    clearedAt: undefined,
    ...(isBack && { began: beginAgain(alert.began, turn.now) }),
  };
  if (isBack && !isFlapping(turn, work.alert)) {
    turn.write(work, 'reopened', `It is back: ${condition.reason}`);
  }
  noteAgents(turn, work, alert, condition);
  raiseSeverity(turn, work, condition);
}

/** Until it has held for long enough, and no cause is about to be told. */
function hold(
  turn: AlertTurn,
  work: Work,
  condition: AlertCondition,
  causes: readonly Work[],
): void {
  const { now } = turn;
  const { alert } = work;
  const began = beganAt(condition, now);
  const isSameRule =
    alert.condition.rule.id === condition.rule.id &&
    alert.condition.rule.policy === condition.rule.policy;
  const startedAt = isSameRule ? Math.min(alert.startedAt, now) : began;
  work.alert = {
    ...alert,
    condition,
    // Of one that was resolved, what it was is kept until it opens again.
    severity: alert.resolved ? alert.severity : condition.severity,
    startedAt,
    seenAt: now,
  };
  const due = startedAt + condition.holdMs;
  const waitsUntil = Math.max(
    due,
    ...causes.map(cause => openingOf(cause, due + PATIENCE_MS)),
  );
  if (now < waitsUntil) {
    work.opensAt = waitsUntil;
    turn.wakeAt(waitsUntil);
    return;
  }
  openAlert(turn, work);
  raiseSeverity(turn, work, condition);
}

/** When a cause opens that does so in time. */
function openingOf({ opensAt }: Work, latest: number): number {
  return opensAt !== undefined && opensAt <= latest ? opensAt : -Infinity;
}

function noteAgents(
  turn: AlertTurn,
  work: Work,
  before: AlertRecord,
  condition: AlertCondition,
): void {
  const known = new Set(before.condition.agents.map(agent => agent.ref));
  const present = new Set(condition.agents.map(agent => agent.ref));
  const added = condition.agents.filter(agent => !known.has(agent.ref));
  const gone = before.condition.agents.filter(agent => !present.has(agent.ref));
  const parts = [
    ...(added.length > 0 ? [`now also ${nameSome(added)}`] : []),
    ...(gone.length > 0 ? [`no longer ${nameSome(gone)}`] : []),
  ];
  if (parts.length > 0) {
    turn.write(work, 'agents', `It concerns ${parts.join(', ')}.`);
  }
}

function nameSome(agents: ReadonlyArray<{ title: string }>): string {
  const names = agents.slice(0, 5).map(agent => agent.title);
  const more = agents.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
