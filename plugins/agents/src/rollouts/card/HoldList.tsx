import type { RolloutHold } from '@agent-portal/plugin-agents-common';
import { RelativeTime, StatusLabel } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../useRolloutStyles';

/** Why a rollout does not go on, each reason in words with since when. */
export function HoldList({ holds }: { holds: readonly RolloutHold[] }) {
  const classes = useRolloutStyles();
  if (holds.length === 0) return null;
  return (
    <ul className={classes.plainList} aria-label="Why it does not go on">
      {holds.map(hold => (
        <li key={`${hold.code} ${hold.text}`} className={classes.notice}>
          <p className={classes.text}>
            <StatusLabel kind="hold" status={hold.code} />{' '}
            <span className={classes.subtle}>
              since <RelativeTime at={hold.since} focusable />
            </span>
          </p>
          <p className={classes.text}>{hold.text}</p>
        </li>
      ))}
    </ul>
  );
}
