import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { TimeUntil } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useAlertStyles } from '../useAlertStyles';
import { RefList } from './RefList';

/** Who was told, and who is next and when. */
export function EscalationLine({ row }: { row: AlertRow }) {
  const classes = { ...useRolloutStyles(), ...useAlertStyles() };
  const { told = [], next = [], nextAt, step, steps, problem } = row.escalation;
  const waits = row.state === 'open' && nextAt;
  const isLeftAlone = row.state === 'open' && !row.clearedAt;
  return (
    <div className={classes.text}>
      <span className={classes.label}>Told: </span>
      {told.length > 0 ? <RefList refs={told} /> : 'nobody yet'}
      {waits && (
        <>
          . <span className={classes.label}>Next: </span>
          {next.length > 0 ? <RefList refs={next} /> : 'further people'}{' '}
          <TimeUntil at={nextAt} />, unless somebody acknowledges it
        </>
      )}
      {!waits && isLeftAlone && step >= steps && steps > 0 && (
        <>. Nobody is left to tell</>
      )}
      .
      {problem !== undefined && (
        <div>
          <span className={classes.label}>Not told: </span>
          {problem}
        </div>
      )}
    </div>
  );
}
