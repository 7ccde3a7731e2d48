import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { TimeUntil, isQuiet } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useAlertStyles } from '../useAlertStyles';
import { RefList } from './RefList';

/** Who was told, and who is next and when; of what is kept quiet, only who was told before. */
export function EscalationLine({ row }: { row: AlertRow }) {
  const classes = { ...useRolloutStyles(), ...useAlertStyles() };
  const { told = [], next = [], nextAt, step, steps, problem } = row.escalation;
  const quiet = isQuiet(row);
  if (quiet && told.length === 0 && problem === undefined) return null;
  const isAwaited = row.state === 'open' && !row.clearedAt && !quiet;
  const waits = isAwaited && nextAt;
  const nobody = isAwaited ? 'nobody yet' : 'nobody';
  return (
    <div className={classes.text}>
      <span className={classes.label}>Told: </span>
      {told.length > 0 ? <RefList refs={told} /> : nobody}
      {waits && (
        <>
          . <span className={classes.label}>Next: </span>
          {next.length > 0 ? <RefList refs={next} /> : 'further people'}{' '}
          <TimeUntil at={nextAt} countdown />, unless somebody acknowledges it
        </>
      )}
      {!waits && isAwaited && step >= steps && steps > 0 && (
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
