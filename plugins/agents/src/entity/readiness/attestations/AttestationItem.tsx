import type {
  Attestation,
  StatementToSign,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  TimeUntil,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { GuardedButton } from '../actions/GuardedButton';
import { webAddress } from '../webAddress';
import { RevokeAttestationDialog } from './RevokeAttestationDialog';
import type { Refusal } from './SharedRefusal';
import { SignButton } from './SignButton';

const useStyles = makeStyles(theme => ({
  actions: { marginTop: theme.spacing(0.5) },
}));

/** One statement: whether somebody signed it for the present release, and what became of the last. */
export function AttestationItem(props: {
  statement: StatementToSign;
  /** Why the viewer may sign none, where it is said above. */
  refusal?: Refusal;
  /** Why the viewer may not take signatures back. */
  mayNotRevoke?: string;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { statement, refusal, mayNotRevoke } = props;
  const { current, former } = statement;
  const [revoking, setRevoking] = useState(false);
  return (
    <>
      <div className={classes.headline}>
        {current ? (
          <StatusLabel kind="attestation" status={current.status} />
        ) : (
          <StatusLabel kind="outcome" status="unknown" />
        )}
        <strong className={classes.text}>{statement.title}</strong>
        {statement.scorecards.length > 0 && (
          <span className={`${classes.text} ${classes.subtle}`}>
            {statement.scorecards.join(', ')}
          </span>
        )}
      </div>
      <p className={classes.text}>{statement.statement}</p>
      {current && <Signature attestation={current} />}
      {!current && former && (
        <>
          <Signature attestation={former} />
          {statement.maySign && statement.reason && (
            <p className={classes.text}>{statement.reason}</p>
          )}
        </>
      )}
      {!current && !former && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Nobody has signed it
          {statement.releaseVersion &&
            ` for release ${statement.releaseVersion}`}
          .
        </p>
      )}
      <div className={classes.actions}>
        {current ? (
          <GuardedButton
            label="Take back"
            name={`Take back the signature under ${statement.title}`}
            reason={mayNotRevoke}
            onClick={() => setRevoking(true)}
          />
        ) : (
          <SignButton statement={statement} refusal={refusal} />
        )}
      </div>
      {revoking && current && (
        <RevokeAttestationDialog
          title={statement.title}
          attestation={current}
          onClose={() => setRevoking(false)}
        />
      )}
    </>
  );
}

/** Who signed when for which release, until when it holds, and why it no longer does. */
function Signature(props: { attestation: Attestation }) {
  const classes = useCardStyles();
  const { attestation } = props;
  const evidence = webAddress(attestation.evidenceUrl);
  const valid = attestation.status === 'valid';
  return (
    <div className={`${classes.text} ${classes.subtle}`}>
      <div>
        {!valid && (
          <>
            <StatusLabel kind="attestation" status={attestation.status} />{' '}
          </>
        )}
        Signed by <EntityRefLink entityRef={attestation.signedBy} />{' '}
        <RelativeTime at={attestation.signedAt} /> for release{' '}
        {attestation.releaseVersion ?? 'without a version'} (
        <code title={attestation.releaseDigest}>
          {attestation.releaseDigest.slice(0, 19)}…
        </code>
        )
        {attestation.expiresAt && (
          <>
            {' '}
            · {valid ? 'ends' : 'ended'}{' '}
            <TimeUntil at={attestation.expiresAt} />
          </>
        )}
        {evidence && (
          <>
            {' '}
            · <Link to={evidence}>Evidence</Link>
          </>
        )}
      </div>
      {attestation.comment && <div>{attestation.comment}</div>}
      {attestation.revokedBy && (
        <div>
          Taken back by <EntityRefLink entityRef={attestation.revokedBy} />
          {attestation.revokeReason && <>: {attestation.revokeReason}</>}
        </div>
      )}
    </div>
  );
}
