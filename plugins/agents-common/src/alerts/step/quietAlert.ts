import type { AlertTurn, Work } from './AlertTurn';
import { isOpen } from './AlertTurn';
import { describeMoment } from '../../rollouts/describe';

/** Says whether an alert is silenced. */
export function quietAlert(
  turn: AlertTurn,
  work: Work,
  silence: { until: number; why: string } | undefined,
): void {
  if (!isOpen(work.alert)) return;
  const { silencedUntil } = work.alert;
  if (silence && silence.until !== silencedUntil) {
    work.alert = { ...work.alert, silencedUntil: silence.until };
    turn.write(
      work,
      'silenced',
      `Silenced until ${describeMoment(silence.until)}: ${silence.why}`,
    );
  }
  if (!silence && silencedUntil !== undefined) {
    work.alert = { ...work.alert, silencedUntil: undefined };
    turn.write(work, 'silenced', 'It is no longer silenced.');
  }
  if (silence) turn.wakeAt(silence.until);
}

/** Says of which open alert this one is a consequence. */
export function explainAlert(
  turn: AlertTurn,
  work: Work,
  options: {
    causes: readonly Work[];
    /** What explained it so far. */
    former: Work | undefined;
  },
): void {
  if (!isOpen(work.alert)) return;
  const { causes, former } = options;
  const roots = new Set<string>();
  for (const { alert, root, isLeft } of causes) {
    if (!isOpen(alert) || isLeft) continue;
    roots.add(root ?? alert.condition.fingerprint);
  }
  if (roots.size === 0 && former && isAftermath(turn, work, former)) {
    roots.add(former.alert.condition.fingerprint);
  }
  const { explainedBy, clearedAt } = work.alert;
  if (
    roots.size === 0 &&
    explainedBy !== undefined &&
    clearedAt !== undefined
  ) {
    // It is over as well: nobody is to hear of it only because its cause was resolved first.
    work.isLeft = true;
    return;
  }
  const [first] = [...roots].sort();
  const root =
    explainedBy !== undefined && roots.has(explainedBy) ? explainedBy : first;
  if (root !== undefined) work.root = root;
  if (root === explainedBy) return;
  work.alert = { ...work.alert, explainedBy: root };
  turn.write(
    work,
    'explained',
    // Whoever reads this may not see that other alert, which may concern other agents.
    root === undefined
      ? 'Nothing explains it any longer.'
      : 'It follows from another alert; nobody is told of this one.',
  );
}

/**
 * Whether a cause is over only since lately. What follows from it has to hold on its own for as long
 * as its rule demands: a share of errors over some minutes remembers the failure for as long.
 */
function isAftermath(turn: AlertTurn, { alert }: Work, former: Work): boolean {
  const { state, resolved } = former.alert;
  if (state !== 'resolved' || !resolved || resolved.at > turn.now) return false;
  const until = resolved.at + alert.condition.holdMs;
  turn.wakeAt(until);
  return turn.now < until;
}
