import type {
  AgentReadiness,
  AgentScorecard,
} from '@agent-portal/plugin-agents-common';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useCardStyles } from '../../useCardStyles';
import { AttestationItem } from './AttestationItem';
import { SharedRefusal, useSharedRefusal } from './SharedRefusal';

const useStyles = makeStyles(theme => ({
  toggle: { textTransform: 'none', marginTop: theme.spacing(1) },
  statements: {
    marginTop: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    columnGap: theme.spacing(4),
  },
}));

/** What no machine can see, and who signed for it: what a scorecard asks for, the rest on demand. */
export function AttestationSection(props: {
  readiness: AgentReadiness;
  /** The chosen one; without it all statements are shown. */
  scorecard: AgentScorecard | undefined;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { readiness, scorecard } = props;
  const { statements, release, may } = readiness;
  const [all, setAll] = useState(false);
  const isAsked = ({ scorecards }: { scorecards: readonly string[] }) =>
    !scorecard || scorecards.includes(scorecard.title);
  const asked = statements.filter(isAsked);
  const others = statements.filter(statement => !isAsked(statement));
  const shown = all ? [...asked, ...others] : asked;
  const refusal = useSharedRefusal(shown);
  if (statements.length === 0) {
    return (
      <EntityInfoCard title="Attestations">
        <p className={classes.text}>No scorecard asks for a signature.</p>
      </EntityInfoCard>
    );
  }
  return (
    <EntityInfoCard title="Attestations">
      {release.digest && (
        <p className={`${classes.text} ${classes.subtle}`}>
          Signatures hold for release {release.version ?? 'as declared'}:{' '}
          <code>{release.digest}</code>
        </p>
      )}
      {asked.length === 0 && (
        <p className={classes.text}>
          The scorecard {scorecard?.title} asks for no signature.
        </p>
      )}
      <SharedRefusal refusal={refusal} />
      {others.length > 0 && (
        <Button
          size="small"
          variant="outlined"
          className={classes.toggle}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? `Show only those of ${scorecard?.title}`
            : `Show all ${statements.length} ${
                statements.length === 1 ? 'statement' : 'statements'
              }`}
        </Button>
      )}
      {shown.length > 0 && (
        <ul
          className={`${classes.plainList} ${classes.statements}`}
          aria-label="Statements to sign"
        >
          {shown.map(statement => (
            <li key={statement.fact}>
              <AttestationItem
                statement={statement}
                refusal={refusal}
                mayNotRevoke={
                  may.signAttestation
                    ? undefined
                    : 'You may not sign, and so not take back.'
                }
              />
            </li>
          ))}
        </ul>
      )}
    </EntityInfoCard>
  );
}
