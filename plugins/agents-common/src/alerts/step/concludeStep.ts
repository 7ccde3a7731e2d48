import { sameValue } from '../../rollouts/sameValue';
import type { AlertCondition, AlertRecord, AlertStepResult } from '../model';
import type { AlertTurn, Work } from './AlertTurn';

/** How often it is kept that something is still so. */
const REFRESH_MS = 60_000;

/** What a step has changed. */
export function concludeStep(
  turn: AlertTurn,
  works: readonly Work[],
): AlertStepResult {
  const changed: AlertRecord[] = [];
  const refreshed: AlertRecord[] = [];
  for (const { before, alert } of works) {
    if (before && sameValue(told(before), told(alert))) {
      const isDue = Math.abs(alert.seenAt - before.seenAt) >= REFRESH_MS;
      if (isDue) refreshed.push(alert);
      continue;
    }
    changed.push({
      ...alert,
      revision: (before?.revision ?? 0) + 1,
      changedAt: turn.now,
    });
  }
  const { events, messages, dueAt } = turn;
  return {
    changed,
    refreshed,
    events,
    messages,
    ...(dueAt !== undefined && { dueAt }),
  };
}

/** An alert without what changes all the time and matters to nobody who decides. */
function told(alert: AlertRecord): unknown {
  const { seenAt: _, changedAt: __, revision: ___, condition, ...rest } = alert;
  return { ...rest, condition: toldOf(condition) };
}

function toldOf(condition: AlertCondition): unknown {
  const { title, rule, agents, runbook, environmentRef, causes } = condition;
  return {
    title,
    rule,
    runbook,
    environmentRef,
    causes,
    agents: agents.map(({ ref, owner, environments }) => ({
      ref,
      owner,
      environments,
    })),
  };
}
