import type { StopLine } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  StatusLabel,
  useStopLine,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useId, useState } from 'react';
import { useRolloutStyles } from '../useRolloutStyles';
import { countRollouts } from './countRollouts';
import { StopLineDialog } from './StopLineDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
  },
  words: { minWidth: 0, flex: '1 1 220px' },
}));

/** Whether the line of the whole fleet is stopped, by whom and why; and the button to change that. */
export function StopLineBanner() {
  const { data: line, isError } = useStopLine();
  const classes = useRolloutStyles();
  if (line) return <Line line={line} />;
  return isError ? (
    <p role="alert" className={classes.text}>
      It is unknown whether the line is stopped: the portal does not say.
    </p>
  ) : null;
}

function Line({ line }: { line: StopLine }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section
      aria-label="Stop line"
      className={
        line.stopped
          ? `${classes.root} ${classes.card} ${classes.notice} ${classes.stopped}`
          : classes.root
      }
    >
      <div className={classes.words}>
        {line.stopped ? <Stopped line={line} /> : <Running line={line} />}
        {!line.allowed && (
          <p id={id} className={`${classes.text} ${classes.subtle}`}>
            You may not {line.stopped ? 'let it go on' : 'stop the line'}: that
            needs the permission to operate rollouts.
          </p>
        )}
      </div>
      <Button
        variant="outlined"
        className={classes.button}
        disabled={!line.allowed}
        aria-describedby={line.allowed ? undefined : id}
        onClick={() => setOpen(true)}
      >
        {line.stopped ? 'Let the line go on' : 'Stop the line'}
      </Button>
      {open && <StopLineDialog line={line} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Running({ line }: { line: StopLine }) {
  const classes = useRolloutStyles();
  return (
    <p className={`${classes.text} ${classes.tabular}`}>
      {line.active === 0
        ? 'No rollout is under way.'
        : `${countRollouts(line.active)} under way.`}
    </p>
  );
}

function Stopped({ line }: { line: StopLine }) {
  const classes = useRolloutStyles();
  return (
    <div role="status">
      <p className={`${classes.text} ${classes.row}`}>
        <strong>
          <StatusLabel kind="hold" status="stop-line" />
        </strong>
        <span className={classes.tabular}>
          {countRollouts(line.active)} held
        </span>
      </p>
      <p className={classes.text}>{line.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        {line.by && (
          <>
            by <EntityRefLink entityRef={line.by} />{' '}
          </>
        )}
        {line.at && <RelativeTime at={line.at} focusable />}
      </p>
    </div>
  );
}
