import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  STRATEGY_WORDS,
  StatusLabel,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useRolloutStyles } from '../useRolloutStyles';

/** Where a rollout stands and since when, which release takes over from which, where and by what plan. */
export function RolloutHeading({ row }: { row: RolloutRow }) {
  const classes = useRolloutStyles();
  const { state, stateSince, stable, candidate, plan, planTitle, wave } = row;
  return (
    <>
      <p className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="rollout" status={state} />
        <span className={classes.subtle}>
          since <RelativeTime at={stateSince} focusable />
        </span>
      </p>
      <p className={classes.text}>{row.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        {stable ? `${candidate} after ${stable}` : candidate} ·{' '}
        <EntityRefLink entityRef={row.environment}>
          {row.environmentTitle}
        </EntityRefLink>{' '}
        · {STRATEGY_WORDS[row.type]} “{row.strategy}”
        {plan && (
          <>
            {' '}
            ·{' '}
            <EntityRefLink entityRef={plan}>
              {planTitle ?? undefined}
            </EntityRefLink>
          </>
        )}
        {wave && ` · ${wave.title}`}
      </p>
    </>
  );
}
