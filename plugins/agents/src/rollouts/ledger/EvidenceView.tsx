import type { LedgerEntry } from '@agent-portal/plugin-agents-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';

const useStyles = makeStyles(theme => ({
  json: {
    ...theme.typography.body2,
    fontFamily: 'monospace',
    margin: theme.spacing(0.5, 0),
    padding: theme.spacing(1),
    maxHeight: 400,
    overflow: 'auto',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.default,
    '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
  },
}));

/** The evidence of a decision as it was recorded, to read and to copy. */
export function EvidenceView({ entry }: { entry: LedgerEntry }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  if (!entry.evidence) {
    return (
      <p className={classes.text}>
        It was recorded without evidence of its own.
      </p>
    );
  }
  const text = JSON.stringify(entry.evidence, undefined, 2);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <pre
        className={classes.json}
        role="region"
        aria-label={`Evidence of entry ${entry.number}`}
        // It scrolls within its own width: then the keyboard has to reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {text}
      </pre>
      <div className={classes.buttons}>
        <Button
          className={classes.button}
          size="small"
          variant="outlined"
          onClick={copy}
        >
          Copy evidence
        </Button>
        <span role="status" className={classes.text}>
          {outcome === 'copied' && 'Copied'}
          {outcome === 'refused' &&
            'The browser refused; select the text instead'}
        </span>
      </div>
    </>
  );
}
