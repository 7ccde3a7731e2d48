import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** How an alert stands; one of which nobody is told, or which is over, waits for nobody. */
export function AlertStateLabel({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const { state, clearedAt, explainedBy, silencedUntil } = row;
  if (state !== 'open') return <StatusLabel kind="alert" status={state} />;
  if (clearedAt) return <StatusLabel kind="alert-event" status="ended" />;
  if (explainedBy) {
    return (
      <span className={classes.text}>
        <StatusLabel kind="alert-event" status="explained" iconOnly /> Kept with{' '}
        {explainedBy.title.replace(/^An /, 'an ')}
      </span>
    );
  }
  if (silencedUntil) {
    return (
      <span className={classes.text}>
        <StatusLabel kind="alert-event" status="silenced" iconOnly /> Nobody is
        told
      </span>
    );
  }
  return <StatusLabel kind="alert" status={state} />;
}
