import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { usePageStyles } from '../usePageStyles';
import { SignDialog } from './SignDialog';

/** A statement about a release that this person may sign. */
export function StatementItem({ statement }: { statement: StatementToSign }) {
  const classes = usePageStyles();
  const [signing, setSigning] = useState(false);
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
        <Button
          size="small"
          variant="contained"
          color="primary"
          disabled={!statement.maySign || !statement.releaseDigest}
          aria-label={`Sign: ${name}`}
          onClick={() => setSigning(true)}
        >
          Sign
        </Button>
      </div>
      {signing && statement.releaseDigest && (
        <SignDialog
          statement={statement}
          releaseDigest={statement.releaseDigest}
          onClose={() => setSigning(false)}
        />
      )}
    </li>
  );
}
