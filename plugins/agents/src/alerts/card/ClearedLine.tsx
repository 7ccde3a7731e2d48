import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { RelativeTime, TimeUntil } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';

/** Since when what an alert is about is over, and when it resolves; nothing while it holds. */
export function ClearedLine({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const { clearedAt, resolvesAt } = row;
  if (!clearedAt) return null;
  return (
    <p className={classes.text}>
      It is over since <RelativeTime at={clearedAt} focusable />
      {resolvesAt && (
        <>
          , and resolves by itself <TimeUntil at={resolvesAt} /> if it stays so
        </>
      )}
      .
    </p>
  );
}
