import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { useSignAttestation } from '@agent-portal/plugin-agents-react';
import TextField from '@material-ui/core/TextField';
import { useId, useState } from 'react';
import { isWebAddress } from '../cell/isWebAddress';
import { usePageStyles } from '../usePageStyles';
import { ActionDialog } from './ActionDialog';

/** Signs a statement about a release, in the name of the signed-in person. */
export function SignDialog(props: {
  statement: StatementToSign;
  releaseDigest: string;
  onClose: () => void;
}) {
  const classes = usePageStyles();
  const id = useId();
  const { statement, releaseDigest, onClose } = props;
  const [comment, setComment] = useState('');
  const [evidenceUrl, setEvidenceUrl] = useState('');
  const sign = useSignAttestation();
  const badAddress = evidenceUrl !== '' && !isWebAddress(evidenceUrl);
  const run = () =>
    sign.mutate(
      {
        agent: statement.agent,
        fact: statement.fact,
        releaseDigest,
        ...(comment.trim() && { comment: comment.trim() }),
        ...(evidenceUrl && { evidenceUrl }),
      },
      { onSuccess: onClose },
    );
  return (
    <ActionDialog
      title={`Sign: ${statement.title}`}
      confirm="Sign"
      disabled={badAddress}
      busy={sign.isPending}
      error={sign.error ?? undefined}
      conflict="The catalog declares another release now, so your signature was not stored; close this and look at the statement again."
      onConfirm={run}
      onClose={onClose}
    >
      <p className={classes.text}>“{statement.statement}”</p>
      <p className={classes.text}>
        You sign with your name for 1 release of {statement.agentTitle}
        {statement.releaseVersion && `, ${statement.releaseVersion}`}:{' '}
        <code>{releaseDigest}</code>. The signature is void as soon as the
        release is another one.
      </p>
      <TextField
        id={`${id}-comment`}
        fullWidth
        multiline
        margin="normal"
        label="Comment"
        inputProps={{ maxLength: 2_000 }}
        value={comment}
        onChange={event => setComment(event.target.value)}
      />
      <TextField
        id={`${id}-evidence`}
        fullWidth
        margin="normal"
        label="Address of evidence"
        placeholder="https://"
        error={badAddress}
        helperText={badAddress ? 'It has to start with https://' : undefined}
        inputProps={{ maxLength: 2_000 }}
        value={evidenceUrl}
        onChange={event => setEvidenceUrl(event.target.value.trim())}
      />
    </ActionDialog>
  );
}
