import type { RolloutRow } from '@agent-portal/plugin-agents-common';
import {
  StatusLabel,
  formatWeight,
  isRolloutActive,
  useAgentRollouts,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rolloutRouteRef } from '../../routes';
import { useCardStyles } from '../useCardStyles';

/** The rollouts of an agent that are under way: weight, step, and what each waits for. */
export function PresentRollouts({ agent }: { agent: string }) {
  const classes = useCardStyles();
  const { data, isError } = useAgentRollouts(agent);
  if (!data) {
    return isError ? (
      <p className={classes.text}>
        It is unknown whether a rollout is under way: the portal does not say.
      </p>
    ) : null;
  }
  return (
    <>
      {data.items
        .filter(({ state }) => isRolloutActive(state))
        .map(row => (
          <PresentRollout key={row.id} row={row} />
        ))}
    </>
  );
}

function PresentRollout({ row }: { row: RolloutRow }) {
  const classes = useCardStyles();
  const address = useRouteRef(rolloutRouteRef)({ id: row.id });
  const flash = useChangeFlash(`${row.state} ${row.weight}`);
  const step = row.steps.find(({ status }) => status === 'current');
  const waitsFor = [
    ...row.holds.map(({ text }) => text),
    ...(row.state === 'baking' && row.bake ? [row.bake.text] : []),
  ];
  return (
    <section aria-label={`Rollout of ${row.candidate}`}>
      <h4 className={classes.heading}>
        <Link to={address}>
          Rollout of {row.candidate} in {row.environmentTitle}
        </Link>
      </h4>
      <p className={`${classes.text} ${flash ?? ''}`}>
        <StatusLabel kind="rollout" status={row.state} />{' '}
        {formatWeight(row.weight)}
        {step && ` · step ${step.title}`}
      </p>
      {waitsFor.length === 0 ? (
        <p className={classes.text}>{row.reason}</p>
      ) : (
        <>
          <p className={classes.text}>Waits for</p>
          <ul className={classes.list}>
            {waitsFor.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
