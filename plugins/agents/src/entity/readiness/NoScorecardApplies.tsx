import { useCardStyles } from '../useCardStyles';

/** What it means that no scorecard is about an agent, and what to do. */
export function NoScorecardApplies() {
  const classes = useCardStyles();
  return (
    <p className={classes.text}>
      No scorecard is about it. Register one of kind <code>Scorecard</code>{' '}
      whose <code>spec.applies</code> holds for it.
    </p>
  );
}
