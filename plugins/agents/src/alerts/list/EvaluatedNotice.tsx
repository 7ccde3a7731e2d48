import { RelativeTime, useNow } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** Conditions that nobody looked at for so long may be others by now. */
const STALE_AFTER_MS = 2 * 60_000;

/** When the conditions of alerts were last looked at, and what it means if that is long ago. */
export function EvaluatedNotice({ evaluatedAt }: { evaluatedAt?: string }) {
  const classes = useRolloutStyles();
  const now = useNow(15_000);
  if (!evaluatedAt) {
    return (
      <p role="status" className={`${classes.text} ${classes.notice}`}>
        Never evaluated yet: the portal has not looked at any condition. That
        nothing is listed says nothing until it has.
      </p>
    );
  }
  const stale = now - Date.parse(evaluatedAt) > STALE_AFTER_MS;
  const age = (
    <>
      Last evaluated <RelativeTime at={evaluatedAt} focusable />
    </>
  );
  return stale ? (
    <p role="status" className={`${classes.text} ${classes.notice}`}>
      {age}: what is listed may be over, and what is new may be missing. Tell
      those who run the portal.
    </p>
  ) : (
    <p className={`${classes.text} ${classes.subtle}`}>{age}.</p>
  );
}
