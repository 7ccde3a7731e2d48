import {
  type CheckResult,
  formatDuration,
} from '@agent-portal/plugin-agents-common';
import {
  OUTCOME_WORDS,
  RelativeTime,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { FixButton } from '../../entity/readiness/actions/FixButton';
import { EvidenceList } from '../../entity/readiness/checks/EvidenceList';
import { webAddress } from '../../entity/readiness/webAddress';

const KIND_WORDS: Record<CheckResult['kind'], string> = {
  automatic: 'automatic',
  attestation: 'signed by a person',
  mixed: 'automatic, and signed by a person',
};

const useStyles = makeStyles(theme => ({
  title: { ...theme.typography.subtitle1, fontWeight: 700, margin: 0 },
  heading: {
    ...theme.typography.subtitle2,
    fontWeight: 700,
    margin: theme.spacing(2, 0, 0.5),
  },
  text: { margin: 0 },
  subtle: { color: theme.palette.textSubtle },
}));

/** One check of one agent: what it came to and why, on what evidence, and how to mend it. */
export function CheckWhy(props: { check: CheckResult; level: string }) {
  const classes = useStyles();
  const { check, level } = props;
  const { exemption } = check;
  const documentation = webAddress(check.documentation);
  return (
    <>
      <h3 className={classes.title}>
        {check.title}: {OUTCOME_WORDS[check.outcome]}
      </h3>
      <p className={classes.text}>{check.reason}</p>
      {check.graced && (
        <p className={classes.text}>
          It is not held against the level until the grace period ends.
        </p>
      )}
      <p className={`${classes.text} ${classes.subtle}`}>
        Level {level} · weight {check.weight} · {KIND_WORDS[check.kind]}
        {check.effortMs !== undefined &&
          ` · about ${formatDuration(check.effortMs)} to mend`}
      </p>
      {check.condition && (
        <>
          <h4 className={classes.heading}>What it asks for</h4>
          <p className={classes.text}>{check.condition}</p>
        </>
      )}
      {check.description && (
        <p className={`${classes.text} ${classes.subtle}`}>
          {check.description}
        </p>
      )}
      <h4 className={classes.heading}>Evidence</h4>
      {check.evidence.length === 0 && (
        <p className={classes.text}>It looks at no facts.</p>
      )}
      <EvidenceList evidence={check.evidence} />
      {exemption && (
        <>
          <h4 className={classes.heading}>Exemption</h4>
          <p className={classes.text}>
            {exemption.reason} Asked for by{' '}
            <EntityRefLink entityRef={exemption.requestedBy} />{' '}
            <RelativeTime at={exemption.requestedAt} />
            {exemption.decidedBy && (
              <>
                , granted by <EntityRefLink entityRef={exemption.decidedBy} />
              </>
            )}
            , until {formatExactTime(exemption.expiresAt)}.
          </p>
        </>
      )}
      {(check.guidance || check.fix || documentation) && (
        <>
          <h4 className={classes.heading}>How to pass it</h4>
          {check.guidance && <p className={classes.text}>{check.guidance}</p>}
          {documentation && (
            <p className={classes.text}>
              <Link to={documentation}>Read more</Link>
            </p>
          )}
          <FixButton fix={check.fix} />
        </>
      )}
    </>
  );
}
