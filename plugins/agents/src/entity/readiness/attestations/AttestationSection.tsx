import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useCardStyles } from '../../useCardStyles';
import { AttestationItem } from './AttestationItem';

/** What no machine can see, and who signed for it. */
export function AttestationSection(props: { readiness: AgentReadiness }) {
  const classes = useCardStyles();
  const { statements, release, may } = props.readiness;
  return (
    <EntityInfoCard title="Attestations">
      {statements.length === 0 ? (
        <p className={classes.text}>No scorecard asks for a signature.</p>
      ) : (
        <>
          {release.digest && (
            <p className={`${classes.text} ${classes.subtle}`}>
              Signatures hold for release {release.version ?? 'as declared'}:{' '}
              <code>{release.digest}</code>
            </p>
          )}
          <ul className={classes.plainList} aria-label="Statements to sign">
            {statements.map(statement => (
              <li key={statement.fact}>
                <AttestationItem
                  statement={statement}
                  mayNotRevoke={
                    may.signAttestation
                      ? undefined
                      : 'You may not sign, and so not take back.'
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </EntityInfoCard>
  );
}
