import type {
  CheckResult,
  StatementToSign,
} from '@agent-portal/plugin-agents-common';
import {
  formatEffort,
  StatusLabel,
  TimeUntil,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../../useCardStyles';
import { FixButton } from '../actions/FixButton';
import { GuardedButton } from '../actions/GuardedButton';
import { SignButton } from '../attestations/SignButton';
import { webAddress } from '../webAddress';
import { EvidenceList } from './EvidenceList';

const useStyles = makeStyles(theme => ({
  title: { fontWeight: 700 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(0.5),
  },
}));

/** One check: what it came to and why, with the facts, how to pass it and what can be done. */
export function CheckItem(props: {
  check: CheckResult;
  statements: readonly StatementToSign[];
  /** Why the viewer may not ask for an exemption. */
  mayNotAsk?: string;
  onAskExemption: (check: CheckResult) => void;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { check, statements, mayNotAsk } = props;
  const open = check.outcome === 'fail' || check.outcome === 'unknown';
  const documentation = webAddress(check.documentation);
  const unsigned = statements.filter(
    ({ fact, current }) => !current && check.attestations?.includes(fact),
  );
  return (
    <>
      <div className={classes.headline}>
        <StatusLabel kind="outcome" status={check.outcome} />
        <h5 className={`${classes.text} ${classes.title}`}>{check.title}</h5>
        <span className={`${classes.text} ${classes.subtle}`}>
          {describeWeight(check)}
        </span>
      </div>
      {check.description && <p className={classes.text}>{check.description}</p>}
      <p className={classes.text}>{check.reason}</p>
      <EvidenceList evidence={check.evidence} />
      {check.condition && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Passes when: {check.condition}
        </p>
      )}
      {check.graced && (
        <p className={classes.text}>
          Not held against the level until its grace ends
          {check.gracedUntil && (
            <>
              {' '}
              <TimeUntil at={check.gracedUntil} />
            </>
          )}
          .
        </p>
      )}
      {check.exemption && (
        <p className={classes.text}>
          Exempt, ends <TimeUntil at={check.exemption.expiresAt} />:{' '}
          {check.exemption.reason}
        </p>
      )}
      {open && check.guidance && (
        <p className={classes.text}>To pass it: {check.guidance}</p>
      )}
      {documentation && (
        <p className={classes.text}>
          <Link to={documentation}>Documentation of {check.title}</Link>
        </p>
      )}
      {open && (
        <div className={classes.actions}>
          <FixButton fix={check.fix} />
          {unsigned.map(statement => (
            <SignButton key={statement.fact} statement={statement} />
          ))}
          <GuardedButton
            label="Ask for an exemption"
            name={`Ask for an exemption from ${check.title}`}
            reason={mayNotAsk}
            onClick={() => props.onAskExemption(check)}
          />
        </div>
      )}
    </>
  );
}

function describeWeight({ kind, weight, effortMs }: CheckResult): string {
  const parts = [
    { automatic: 'automatic', attestation: 'signed', mixed: 'partly signed' }[
      kind
    ],
    `weight ${weight}`,
    ...(effortMs === undefined ? [] : [`about ${formatEffort(effortMs)}`]),
  ];
  return parts.join(' · ');
}
