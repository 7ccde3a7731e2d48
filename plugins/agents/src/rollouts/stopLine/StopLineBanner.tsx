import type { StopLine } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  RelativeTime,
  StatusLabel,
  useStopLine,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
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
  const query = useStopLine();
  // Above what is shown, so that the dialog stays when that becomes stale.
  const [open, setOpen] = useState(false);
  return (
    <>
      <QueryState
        query={query}
        what="whether the line is stopped"
        stillWorks="A line that is stopped stays stopped."
        skeleton={<Skeleton width="40%" />}
      >
        {line => <Line line={line} onOpen={() => setOpen(true)} />}
      </QueryState>
      {open && query.data && (
        <StopLineDialog line={query.data} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function Line(props: { line: StopLine; onOpen: () => void }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const { line, onOpen } = props;
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
        onClick={onOpen}
      >
        {line.stopped ? 'Let the line go on' : 'Stop the line'}
      </Button>
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
