import type { FactEvidence } from '@agent-portal/plugin-agents-common';
import { RelativeTime } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { isWebAddress } from './isWebAddress';

const PROVENANCE_WORDS: Record<
  NonNullable<FactEvidence['provenance']>,
  string
> = {
  observed: 'observed by the portal',
  pushed: 'pushed by a job',
  attested: 'signed by a person',
  stated: 'stated in a document',
};

const useStyles = makeStyles(theme => ({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
  value: { fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
  text: { margin: 0 },
}));

/** The facts that a check looked at: value, where from, and how old. */
export function EvidenceList(props: { evidence: readonly FactEvidence[] }) {
  const classes = useStyles();
  if (props.evidence.length === 0) {
    return <p className={classes.text}>It looks at no facts.</p>;
  }
  return (
    <ul className={classes.list}>
      {props.evidence.map(fact => (
        <li key={fact.fact} className={classes.item}>
          <div>
            {fact.title}:{' '}
            <span className={classes.value}>{fact.value ?? '—'}</span>
          </div>
          {fact.problem && <div>Not known: {fact.problem}</div>}
          <div>
            <code>{fact.fact}</code>
            {fact.provenance && ` · ${PROVENANCE_WORDS[fact.provenance]}`}
            {fact.source && (
              <>
                {' · '}
                {isWebAddress(fact.source.url) ? (
                  <Link to={fact.source.url}>{fact.source.title}</Link>
                ) : (
                  fact.source.title
                )}
              </>
            )}
            {fact.at && (
              <>
                {' · '}
                <RelativeTime at={fact.at} focusable />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
