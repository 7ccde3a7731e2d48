import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { TimeUntil } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { ClockTime } from './ClockTime';

/** Since when what an alert is about is over, and when it resolves; nothing while it holds. */
export function ClearedLine({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const { clearedAt, resolvesAt } = row;
  if (!clearedAt) return null;
  return (
    <p className={classes.text}>
      <strong>
        Over since <ClockTime at={clearedAt} />
      </strong>
      {resolvesAt && (
        <>
          ; resolves at <ClockTime at={resolvesAt} /> (
          <TimeUntil at={resolvesAt} countdown />) if it stays so
        </>
      )}
      .
    </p>
  );
}
