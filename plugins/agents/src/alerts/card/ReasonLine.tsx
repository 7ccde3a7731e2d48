import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { ClearedLine } from './ClearedLine';
import { ClockTime } from './ClockTime';

/** Why an alert was raised; of what is over, that it is, and what was last seen. */
export function ReasonLine({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const isOver = row.clearedAt !== undefined || row.state === 'resolved';
  return (
    <>
      <ClearedLine row={row} />
      <p
        className={isOver ? `${classes.text} ${classes.subtle}` : classes.text}
      >
        {isOver && (
          <>
            Last seen <ClockTime at={row.seenAt} />:{' '}
          </>
        )}
        {row.reason}
      </p>
    </>
  );
}
