import type { ScorecardDetail } from '@agent-portal/plugin-agents-common';
import {
  describeFailure,
  useSimulateScorecard,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { usePageStyles } from '../usePageStyles';
import { DraftButtons } from './DraftButtons';
import { draftOf } from './draftOf';
import { SimulationResult } from './SimulationResult';

const useStyles = makeStyles({
  input: {
    fontFamily: 'monospace',
    fontSize: 13,
    lineHeight: 1.5,
    whiteSpace: 'pre',
    overflowX: 'auto',
  },
});

/** A draft of a scorecard to change, and what it would do. Stores nothing. */
export function SimulatePanel(props: {
  name: string;
  detail: ScorecardDetail;
}) {
  const classes = { ...usePageStyles(), ...useStyles() };
  const [draft, setDraft] = useState(() => draftOf(props.detail));
  const [tried, setTried] = useState<string>();
  const simulation = useSimulateScorecard();
  const run = () => {
    setTried(draft);
    simulation.mutate({ draft });
  };
  return (
    <section aria-label="Try a change" className={classes.card}>
      <h3 className={classes.heading}>Try a change</h3>
      <p className={classes.text}>
        Nothing is stored here. What counts is the file in Git: copy or download
        the draft, and propose it there.
      </p>
      <TextField
        fullWidth
        multiline
        rows={18}
        margin="normal"
        variant="outlined"
        label="Draft (YAML)"
        id="scorecard-draft"
        value={draft}
        onChange={event => setDraft(event.target.value)}
        inputProps={{
          className: classes.input,
          spellCheck: false,
          wrap: 'off',
        }}
      />
      <div className={classes.buttons}>
        <Button
          variant="contained"
          color="primary"
          disabled={simulation.isPending || draft.trim() === ''}
          onClick={run}
        >
          {simulation.isPending ? 'Trying…' : 'See what it would change'}
        </Button>
        <DraftButtons draft={draft} name={props.name} />
      </div>
      {simulation.isError && (
        <p role="alert" className={classes.text}>
          <strong>The draft could not be tried.</strong>{' '}
          {describeFailure(simulation.error).cause} Your draft is still here.
        </p>
      )}
      <div role="status">
        {simulation.data && !simulation.isPending && (
          <>
            {tried !== draft && (
              <p className={classes.text}>
                You have changed the draft since. This is what the one before
                would do:
              </p>
            )}
            <SimulationResult result={simulation.data} />
          </>
        )}
      </div>
    </section>
  );
}
