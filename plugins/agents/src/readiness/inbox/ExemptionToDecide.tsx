import type {
  Exemption,
  ExemptionDecision,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { DecideExemptionDialog } from '../../exemptions/DecideExemptionDialog';
import {
  DECISION_WORDS,
  describeExemption,
} from '../../exemptions/exemptionWords';
import { usePageStyles } from '../usePageStyles';

/** A request for an exemption, with what this person may do with it. */
export function ExemptionToDecide({ exemption }: { exemption: Exemption }) {
  const classes = usePageStyles();
  const [decision, setDecision] = useState<ExemptionDecision>();
  const name = `${exemption.agentTitle ?? exemption.agent}, ${describeExemption(
    exemption,
  )}`;
  return (
    <li className={classes.card} aria-label={name}>
      <strong>
        <EntityRefLink entityRef={exemption.agent}>
          {exemption.agentTitle}
        </EntityRefLink>
      </strong>{' '}
      from {describeExemption(exemption)}
      <p className={classes.text}>{exemption.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        Asked for by <EntityRefLink entityRef={exemption.requestedBy} />,{' '}
        <RelativeTime at={exemption.requestedAt} focusable /> · until{' '}
        {formatExactTime(exemption.expiresAt)}
      </p>
      {exemption.may.includes('withdraw') &&
        !exemption.may.includes('approve') && (
          <p className={classes.text}>
            It is your own: somebody else has to decide.
          </p>
        )}
      <div className={classes.buttons}>
        {exemption.may.map(option => (
          <Button
            key={option}
            size="small"
            variant={option === 'approve' ? 'contained' : 'outlined'}
            color={option === 'approve' ? 'primary' : 'default'}
            aria-label={`${DECISION_WORDS[option]}: ${name}`}
            onClick={() => setDecision(option)}
          >
            {DECISION_WORDS[option]}
          </Button>
        ))}
      </div>
      {decision && (
        <DecideExemptionDialog
          exemption={exemption}
          decision={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </li>
  );
}
