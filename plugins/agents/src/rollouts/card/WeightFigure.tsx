import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  formatWeight,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRolloutStyles } from '../useRolloutStyles';

const useStyles = makeStyles(theme => ({
  value: {
    ...theme.typography.h4,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    borderRadius: theme.shape.borderRadius,
  },
}));

/** How much of the traffic the candidate is meant to get, and how much it was seen to get. */
export function WeightFigure({ row }: { row: RolloutRow }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const { weight, observedWeight, observedAt, candidate } = row;
  const flash = useChangeFlash(weight);
  const differs = observedWeight !== undefined && observedWeight !== weight;
  return (
    <div>
      <p className={`${classes.value} ${flash ?? ''}`}>
        {formatWeight(weight)}
      </p>
      <p className={`${classes.text} ${classes.tabular} ${classes.subtle}`}>
        of the traffic meant for {candidate} ·{' '}
        {observedWeight === undefined ? (
          'not observed yet'
        ) : (
          <>
            {differs && <strong>but </strong>}
            {formatWeight(observedWeight)} observed
          </>
        )}
        {observedAt && (
          <>
            {' '}
            <RelativeTime at={observedAt} focusable />
          </>
        )}
      </p>
    </div>
  );
}
