import type { LedgerEntry } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { EvidenceView } from './EvidenceView';

const useStyles = makeStyles(theme => ({
  summary: {
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
}));

/** A decision as a sentence, with who made it and why; opens to its evidence. */
export function LedgerItem({ entry }: { entry: LedgerEntry }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const [open, setOpen] = useState(false);
  return (
    <li className={classes.card}>
      <p className={classes.text}>{entry.text}</p>
      <p className={`${classes.text} ${classes.subtle} ${classes.tabular}`}>
        {entry.number} · <RelativeTime at={entry.at} focusable /> · by{' '}
        {entry.by === 'engine' ? (
          'the engine'
        ) : (
          <EntityRefLink entityRef={entry.by} />
        )}
        {entry.reason && `: ${entry.reason}`}
      </p>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary className={`${classes.text} ${classes.summary}`}>
          Evidence of entry {entry.number}
        </summary>
        {open && (
          <>
            <p className={`${classes.text} ${classes.subtle}`}>
              {formatExactTime(entry.at)} · {entry.kind} · hash{' '}
              <code>{entry.hash}</code>
            </p>
            <EvidenceView entry={entry} />
          </>
        )}
      </details>
    </li>
  );
}
