import type { StatementToSign } from '@agent-portal/plugin-agents-common';
import { useSignAttestation } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { ActionDialog } from '../../../dialogs/ActionDialog';
import { DialogField } from '../../../dialogs/DialogField';

const useStyles = makeStyles(theme => ({
  statement: {
    ...theme.typography.body1,
    color: theme.palette.text.primary,
    borderLeft: `4px solid ${theme.palette.divider}`,
    padding: theme.spacing(0.5, 0, 0.5, 1.5),
    margin: 0,
    overflowWrap: 'anywhere',
  },
}));

/** Signs a statement for the release whose digest it shows. */
export function SignStatementDialog(props: {
  statement: StatementToSign & { releaseDigest: string };
  onClose: () => void;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { statement, onClose } = props;
  const { agent, fact, releaseDigest } = statement;
  const { mutate, isPending, error } = useSignAttestation();
  const [comment, setComment] = useState('');
  const [evidence, setEvidence] = useState('');
  const evidenceUrl = evidence.trim();
  const wrongAddress =
    evidenceUrl !== '' && !/^https?:\/\/./i.test(evidenceUrl);
  const sign = () =>
    mutate(
      {
        agent,
        fact,
        releaseDigest,
        ...(comment.trim() && { comment: comment.trim() }),
        ...(evidenceUrl && { evidenceUrl }),
      },
      { onSuccess: onClose },
    );
  return (
    <ActionDialog
      title={`Sign “${statement.title}” for ${statement.agentTitle}`}
      confirm="Sign"
      ready={!wrongAddress}
      pending={isPending}
      error={error ?? undefined}
      onConfirm={sign}
      onClose={onClose}
    >
      <blockquote className={classes.statement}>
        {statement.statement}
      </blockquote>
      <p className={classes.text}>
        You sign it under your name, now, for release{' '}
        {statement.releaseVersion ?? 'without a version'} with the digest{' '}
        <code>{releaseDigest}</code>. It is void as soon as the catalog declares
        another release.
      </p>
      <DialogField
        label="Address of the evidence"
        value={evidence}
        onChange={setEvidence}
        error={wrongAddress}
        helperText={
          wrongAddress
            ? 'An address starts with https:// or http://.'
            : 'Such as the report of an audit; can be left empty.'
        }
      />
      <DialogField
        label="Comment"
        multiline
        minRows={2}
        value={comment}
        onChange={setComment}
      />
    </ActionDialog>
  );
}
