import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { SignButton } from '../../entity/readiness/attestations/SignButton';
import { usePageStyles } from '../usePageStyles';

/** A statement about a release that this person may sign. */
export function StatementItem({ statement }: { statement: StatementToSign }) {
  const classes = usePageStyles();
  const name = `${statement.agentTitle}, ${statement.title}`;
  return (
    <li className={classes.card} aria-label={name}>
      <strong>
        <EntityRefLink entityRef={statement.agent}>
          {statement.agentTitle}
        </EntityRefLink>
        : {statement.title}
      </strong>
      <p className={classes.text}>“{statement.statement}”</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        {statement.releaseVersion && `Release ${statement.releaseVersion} · `}
        asked for by {statement.scorecards.join(', ')}
      </p>
      {statement.reason && <p className={classes.text}>{statement.reason}</p>}
      <div className={classes.buttons}>
        <SignButton statement={statement} />
      </div>
    </li>
  );
}
