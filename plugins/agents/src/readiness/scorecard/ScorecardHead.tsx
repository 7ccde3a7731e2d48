import type { ScorecardSummary } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  formatExactTime,
  formatScore,
} from '@agent-portal/plugin-agents-react';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';
import { readinessRouteRef } from '../../routes';
import { usePageStyles } from '../usePageStyles';

/** What a scorecard is, whose, in which version, and what is wrong with it. */
export function ScorecardHead(props: {
  summary: ScorecardSummary;
  children: ReactNode;
}) {
  const classes = usePageStyles();
  const matrix = useRouteRef(readinessRouteRef)();
  const { summary } = props;
  const { problems, upcoming } = summary;
  return (
    <header>
      <h2 className={classes.title}>{summary.title}</h2>
      {summary.description && (
        <p className={classes.text}>{summary.description}</p>
      )}
      <p className={classes.text}>
        Owner <EntityRefLink entityRef={summary.owner} /> · version{' '}
        {summary.version}
        {summary.inForceSince && (
          <>
            , in force since{' '}
            <RelativeTime at={summary.inForceSince} focusable />
          </>
        )}{' '}
        · {summary.checks} {summary.checks === 1 ? 'check' : 'checks'} ·{' '}
        {summary.agents} {summary.agents === 1 ? 'agent' : 'agents'} · score{' '}
        {formatScore(summary.score)}
        {summary.default && ' · the fleet shows its level'}
      </p>
      {upcoming && (
        <p className={classes.text}>
          Version {upcoming.version} comes into force on{' '}
          {formatExactTime(upcoming.startsAt)}.
        </p>
      )}
      {summary.graceUntil && (
        <p className={classes.text}>
          Levels of the version before are kept until{' '}
          {formatExactTime(summary.graceUntil)}.
        </p>
      )}
      {problems.length > 0 && (
        <section
          className={classes.notice}
          aria-label="Problems with the scorecard"
        >
          <strong>
            {problems.length === 1
              ? '1 problem with the scorecard'
              : `${problems.length} problems with the scorecard`}
          </strong>
          <ul className={classes.list}>
            {problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      )}
      <div className={classes.buttons}>
        {props.children}
        <LinkButton
          to={`${matrix}?${new URLSearchParams({ scorecard: summary.ref })}`}
          variant="outlined"
        >
          Open in the matrix
        </LinkButton>
        <EntityRefLink entityRef={summary.ref}>In the catalog</EntityRefLink>
      </div>
    </header>
  );
}
