import type { AlertTurn, Work } from './AlertTurn';
import { isOpen } from './AlertTurn';
import { describeMoment } from '../../rollouts/describe';

/** Says of which open alert this one is a consequence, and whether it is silenced. */
export function quietAlert(
  turn: AlertTurn,
  work: Work,
  options: {
    causes: readonly Work[];
    silence: { until: number; why: string } | undefined;
  },
): void {
  if (!isOpen(work.alert)) return;
  explain(turn, work, options.causes);
  const { silence } = options;
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

function explain(turn: AlertTurn, work: Work, causes: readonly Work[]): void {
  const roots = new Map<string, string>();
  for (const { alert, root } of causes) {
    if (!isOpen(alert)) continue;
    const { fingerprint, title } = root ?? alert.condition;
    roots.set(fingerprint, title);
  }
  const { explainedBy } = work.alert;
  const [first] = [...roots.keys()].sort();
  const root =
    explainedBy !== undefined && roots.has(explainedBy) ? explainedBy : first;
  if (root !== undefined) {
    work.root = { fingerprint: root, title: roots.get(root) ?? root };
  }
  if (root === explainedBy) return;
  work.alert = { ...work.alert, explainedBy: root };
  turn.write(
    work,
    'explained',
    root === undefined
      ? 'Nothing explains it any longer.'
      : `It is a consequence of "${roots.get(
          root,
        )}"; nobody is told of this one.`,
  );
}
