import type {
  FactEvidence,
  FactProvenance,
} from '@agent-portal/plugin-agents-common';
import { RelativeTime } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useCardStyles } from '../../useCardStyles';
import { webAddress } from '../webAddress';

/** How a fact came to be known, in words. */
const PROVENANCE_WORDS: Readonly<Record<FactProvenance, string>> = {
  observed: 'observed by the portal',
  pushed: 'pushed by a job',
  attested: 'signed by a person',
  stated: 'stated by a document',
};

/** The facts a check looked at: value, provenance, source and age of each, or why it is not known. */
export function EvidenceList(props: { evidence: readonly FactEvidence[] }) {
  const classes = useCardStyles();
  if (props.evidence.length === 0) return null;
  return (
    <ul
      className={`${classes.list} ${classes.subtle}`}
      aria-label="Facts it looked at"
    >
      {props.evidence.map(fact => (
        <li key={fact.fact}>
          {fact.title}: {fact.value ?? '—'}
          {fact.provenance && ` · ${PROVENANCE_WORDS[fact.provenance]}`}
          {fact.source && (
            <>
              {' '}
              · <Source source={fact.source} />
            </>
          )}
          {fact.at && (
            <>
              {' '}
              · <RelativeTime at={fact.at} focusable />
            </>
          )}
          {fact.problem && ` · ${fact.problem}`}
        </li>
      ))}
    </ul>
  );
}

function Source(props: { source: NonNullable<FactEvidence['source']> }) {
  const { title, url } = props.source;
  const address = webAddress(url);
  return address ? <Link to={address}>{title}</Link> : <>{title}</>;
}
