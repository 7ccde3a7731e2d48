import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useAlertStyles } from '../useAlertStyles';

/** What the portal did about an alert by itself, such as holding a rollout. */
export function DidList({ row }: { row: AlertRow }) {
  const classes = { ...useRolloutStyles(), ...useAlertStyles() };
  if (row.did.length === 0) return null;
  return (
    <div className={classes.text}>
      <span className={classes.label}>The portal already: </span>
      <ul className={classes.inlineList} aria-label="What the portal did">
        {row.did.map(text => (
          <li key={text}>{text.replace(/\.$/, '')}</li>
        ))}
      </ul>
      .
    </div>
  );
}
