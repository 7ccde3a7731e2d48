import type {
  Exemption,
  ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  TimeUntil,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { GuardedButton } from '../actions/GuardedButton';
import { DecideExemptionDialog } from '../../../exemptions/DecideExemptionDialog';
import { exemptionTitle } from '../../../exemptions/exemptionTitle';
import { DECISION_WORDS } from '../../../exemptions/exemptionWords';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
}));

/** One exemption: from what, its status, who asked, until when, who decided, and what may be done. */
export function ExemptionItem(props: { exemption: Exemption }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { exemption } = props;
  const [decision, setDecision] = useState<ExemptionDecision>();
  const title = exemptionTitle(exemption);
  const waits = exemption.status === 'requested';
  return (
    <>
      <div className={classes.headline}>
        <StatusLabel kind="exemption" status={exemption.status} />
        <strong className={classes.text}>{title}</strong>
        {exemption.scorecardTitle && (
          <span className={`${classes.text} ${classes.subtle}`}>
            {exemption.scorecardTitle}
          </span>
        )}
      </div>
      <p className={classes.text}>{exemption.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        Asked for by <EntityRefLink entityRef={exemption.requestedBy} />{' '}
        <RelativeTime at={exemption.requestedAt} /> · ends{' '}
        <TimeUntil at={exemption.expiresAt} />
      </p>
      {exemption.decidedBy && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Decided by <EntityRefLink entityRef={exemption.decidedBy} />{' '}
          {exemption.decidedAt && <RelativeTime at={exemption.decidedAt} />}
          {exemption.decisionReason && <>: {exemption.decisionReason}</>}
        </p>
      )}
      {exemption.revokedBy && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Revoked by <EntityRefLink entityRef={exemption.revokedBy} />{' '}
          {exemption.revokedAt && <RelativeTime at={exemption.revokedAt} />}
          {exemption.revokeReason && <>: {exemption.revokeReason}</>}
        </p>
      )}
      {waits && !exemption.may.includes('approve') && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Somebody other than who asked has to decide, with the permission to
          grant exemptions.
        </p>
      )}
      {exemption.may.length > 0 && (
        <div className={classes.actions}>
          {exemption.may.map(choice => (
            <GuardedButton
              key={choice}
              label={DECISION_WORDS[choice]}
              name={`${DECISION_WORDS[choice]} the exemption from ${title}`}
              onClick={() => setDecision(choice)}
            />
          ))}
        </div>
      )}
      {decision && (
        <DecideExemptionDialog
          exemption={exemption}
          decision={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </>
  );
}
