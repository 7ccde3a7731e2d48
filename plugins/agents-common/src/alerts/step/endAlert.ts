import { formatDuration } from '../../kpis/formatDuration';
import type { AlertTurn, Work } from './AlertTurn';
import { isFlapping, settlesAt } from './beginAlert';
import { tellResolved } from './tellAlert';

const LOST =
  'It was not heard of for too long: it counts as over, though that is not known';

/** An alert whose condition is known to be over; of one that is silenced nobody is told so. */
export function endAlert(
  turn: AlertTurn,
  work: Work,
  options: { isSilenced: boolean },
): void {
  const { alert } = work;
  const { now } = turn;
  if (alert.state === 'pending') {
    work.alert = {
      ...alert,
      state: 'resolved',
      clearedAt: now,
      resolved: alert.resolved ?? { at: now },
    };
    return;
  }
  if (alert.state === 'resolved') {
    if (alert.clearedAt === undefined)
      work.alert = { ...alert, clearedAt: now };
    return;
  }
  const clearedAt = Math.min(alert.clearedAt ?? now, now);
  work.alert = { ...alert, clearedAt };
  const { resolveAfterMs } = alert.condition;
  const due = Math.max(clearedAt + resolveAfterMs, settlesAt(turn, alert));
  if (now < due) {
    turn.wakeAt(due);
    if (alert.clearedAt === undefined && !isFlapping(turn, alert)) {
      turn.write(
        work,
        'ended',
        `${
          turn.isLost(alert) ? LOST : 'It is over'
        }, and resolves when it stays so for ${formatDuration(
          resolveAfterMs,
        )}.`,
      );
    }
    return;
  }
  const isLost = turn.isLost(alert);
  if (!options.isSilenced) tellResolved(turn, work);
  work.alert = {
    ...work.alert,
    situation: alert.situation + 1,
    state: 'resolved',
    resolved: { at: now, ...(isLost && { reason: `${LOST}.`, isLost }) },
    acknowledgeBy: undefined,
    silencedUntil: undefined,
    explainedBy: undefined,
  };
  turn.write(
    work,
    'resolved',
    `${isLost ? LOST : 'It is over'}, and resolved by itself.`,
  );
}
